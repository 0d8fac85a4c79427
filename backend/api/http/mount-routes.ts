/** Turns declared routes into Express's: the token first, then what was sent, then the work. */
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { z } from 'zod';
import { RollcallError } from '../../domain/errors';
import { ConfigurationError, problemsOf } from '../../runs';
import type { Caller } from './caller';
import type { Gate } from './gate';
import { limitRequests } from './limit-requests';
import type { Route } from './route';

const LARGEST_BODY = '2mb';

export function mountRoutes(router: Router, routes: readonly Route[], gate: Gate): void {
  const readJson = express.json({ limit: LARGEST_BODY, type: ['application/json', 'application/*+json'] });
  for (const each of routes) {
    // Nobody's body is read before it is known who sends it.
    const steps = [
      ...(each.perMinute ? [limitRequests(each.perMinute)] : []),
      admit(each, gate),
      ...(each.body ? [refuseOtherBodies, readJson] : []),
      answer(each, gate),
    ];
    router[each.method](each.path, ...steps);
  }
  for (const [path, methods] of methodsByPath(routes)) router.all(path, refuseMethod(methods));
}

function admit(each: Route, gate: Gate): RequestHandler {
  return async (request, response, next) => {
    response.locals.caller = await gate.admit(each, request);
    next();
  };
}

function answer(each: Route, gate: Gate): RequestHandler {
  return async (request: Request, response: Response) => {
    const result = await each.handle({
      params: parse(each.params, request.params, 'path'),
      query: parse(each.query, request.query, 'query'),
      body: parse(each.body, request.body, 'body'),
      caller: response.locals.caller as Caller,
      request,
      response,
      stillAdmitted: () => gate.stillAdmits(each, request),
    });
    if (each.contentType) return;
    if (result === undefined) response.status(each.status ?? 204).end();
    else response.status(each.status ?? 200).json(result);
  };
}

/**
 * A body of another type would be left unread and defaults would take its place: a simulation sent as a form would
 * become a full run.
 */
const refuseOtherBodies: RequestHandler = (request, _response, next) => {
  if (request.is(['application/json', 'application/*+json']) !== false) return next();
  throw new RollcallError('body-not-json', 'The request body is not declared as JSON.', {
    blame: 'config',
    field: 'body',
    remedy: 'Send JSON with the header "Content-Type: application/json".',
  });
};

function refuseMethod(methods: readonly string[]): RequestHandler {
  const allowed = methods.join(', ');
  return (request, response) => {
    response.set('Allow', allowed);
    if (request.method === 'OPTIONS') {
      response.status(204).end();
      return;
    }
    throw new RollcallError('method-not-allowed', `${request.method} is not possible here.`, {
      blame: 'config',
      remedy: `Use ${allowed}.`,
    });
  };
}

function methodsByPath(routes: readonly Route[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { path, method } of routes) {
    const methods = method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];
    found.set(path, [...(found.get(path) ?? []), ...methods]);
  }
  return found;
}

function parse(schema: z.ZodType | undefined, value: unknown, base: string): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(problemsOf(parsed.error.issues, base));
}
