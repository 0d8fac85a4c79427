/**
 * A route as data: who may call it, what it takes, what it gives. The OpenAPI document, the checks at the edge and the
 * authorisation all come from this one declaration.
 */
import type { Request, Response, Router } from 'express';
import type { z } from 'zod';
import { RollcallError } from '../../domain/errors';
import { ConfigurationError, problemsOf } from '../../runs';
import type { Caller } from './authenticate';

/** `anyone`: no token needed. `read-only`: any valid token. `administrator`: an administrator's token. */
export type Access = 'anyone' | 'read-only' | 'administrator';

export interface RouteInput<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly caller: Caller;
  readonly request: Request;
  readonly response: Response;
}

type Schema = z.ZodType;

export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Express path below `/rollcall/api/v1`. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly tag: string;
  readonly params?: Schema;
  readonly query?: Schema;
  readonly body?: Schema;
  /** Status of success; 200 unless told. */
  readonly status?: number;
  readonly reply?: Schema;
  /** Other than JSON: the handler writes the response itself. */
  readonly contentType?: string;
  handle(input: RouteInput<unknown, unknown, unknown>): Promise<unknown>;
}

/** Gives the handler the types of its schemas. */
export function route<P extends Schema = z.ZodUndefined, Q extends Schema = z.ZodUndefined, B extends Schema = z.ZodUndefined>(
  declaration: Omit<Route, 'params' | 'query' | 'body' | 'handle'> & {
    readonly params?: P;
    readonly query?: Q;
    readonly body?: B;
    handle(input: RouteInput<z.infer<P>, z.infer<Q>, z.infer<B>>): Promise<unknown>;
  },
): Route {
  return declaration as unknown as Route;
}

export function mountRoutes(router: Router, routes: readonly Route[], callerOf: (request: Request) => Promise<Caller | null>): void {
  for (const each of routes) {
    router[each.method](each.path, async (request: Request, response: Response) => {
      const caller = await authorise(each.access, await callerOf(request));
      const result = await each.handle({
        params: parse(each.params, request.params, 'path'),
        query: parse(each.query, request.query, 'query'),
        body: parse(each.body, request.body, 'body'),
        caller,
        request,
        response,
      });
      if (each.contentType) return;
      if (result === undefined) response.status(each.status ?? 204).end();
      else response.status(each.status ?? 200).json(result);
    });
  }
}

const NOBODY: Caller = { name: 'anyone', role: 'none' };

async function authorise(access: Access, caller: Caller | null): Promise<Caller> {
  if (access === 'anyone') return caller ?? NOBODY;
  if (!caller) {
    throw new RollcallError('unauthenticated', 'This needs a valid token.', {
      blame: 'config',
      remedy: 'Send "Authorization: Bearer <token>" with a token that is not expired.',
    });
  }
  if (access === 'administrator' && caller.role !== 'administrator') {
    throw new RollcallError('forbidden', 'This needs an administrator.', { blame: 'config', remedy: 'Use the token of an administrator.' });
  }
  return caller;
}

function parse(schema: Schema | undefined, value: unknown, base: string): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(problemsOf(parsed.error.issues, base));
}
