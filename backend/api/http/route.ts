/**
 * A route as data: who may call it, what it takes, what it gives. The OpenAPI document, the checks at the edge and the
 * authorisation all come from this one declaration.
 */
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { API_SCOPES, type ApiScope } from '../../domain/api-scope';
import type { Access, Caller } from './caller';

export interface RouteInput<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly caller: Caller;
  readonly request: Request;
  readonly response: Response;
  /** Whether the caller's token is still good: for answers that go on for long. */
  stillAdmitted(): Promise<boolean>;
}

type Schema = z.ZodType;

export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Express path below `/rollcall/api/v1`. */
  readonly path: string;
  readonly access: Access;
  /** What a token must be for. What only needs `read-only` access needs `read`; without one, only a token for everything will do. */
  readonly scope?: ApiScope;
  /** How often one address may ask in a minute, where guessing must not pay; besides the limit of all routes. */
  readonly perMinute?: number;
  readonly summary: string;
  readonly tag: string;
  readonly params?: Schema;
  /** Without one, query parameters are not looked at. */
  readonly query?: Schema;
  readonly body?: Schema;
  /** Status of success; 200 unless told, 204 when nothing is answered. */
  readonly status?: number;
  readonly reply?: Schema;
  /** Other than JSON: the handler writes the response itself. */
  readonly contentType?: string;
  handle(input: RouteInput<unknown, unknown, unknown>): Promise<unknown>;
}

/** The scopes a token must have to call the route: all of them. */
export function scopesNeeded({ access, scope }: Pick<Route, 'access' | 'scope'>): readonly ApiScope[] {
  if (scope) return [scope];
  if (access === 'anyone') return [];
  return access === 'read-only' ? ['read'] : API_SCOPES;
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
