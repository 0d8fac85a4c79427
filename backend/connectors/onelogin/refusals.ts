/**
 * What OneLogin's refusals mean and how to mend them. Version 2 answers `{statusCode, name, message}`, version 1
 * `{status: {error, code, type, message}}` (OneLogin developer docs, sample responses).
 */
import { RollcallError } from '../../domain/errors';
import type { HttpReply } from '../kit/http/client';

const readRights = 'Give the API credentials the scope Read users (Developers, API Credentials).';

/** Only the status and OneLogin's name of the error go into the message; its text may quote what was asked for. */
export function explainRefusal(reply: HttpReply): RollcallError {
  const code = errorName(reply.body) ?? `status ${reply.status}`;
  if (reply.status === 403 || (reply.status === 401 && saysTooFewRights(reply.body))) {
    return new RollcallError('source-permission', `OneLogin does not let our credentials read this (${code}).`, { remedy: readRights });
  }
  if (reply.status === 401) {
    return new RollcallError('source-auth', `OneLogin did not accept our access token (${code}).`, {
      remedy: `Look whether the API credentials are still there and enabled. ${readRights}`,
    });
  }
  if (reply.status === 404) return new RollcallError('source-gone', `OneLogin does not know this object (${code}).`);
  return new RollcallError('source-protocol', `OneLogin refused the request (${code}).`);
}

function errorName(body: unknown): string | null {
  const name = at(body, 'name') ?? at(at(body, 'status'), 'type');
  return typeof name === 'string' && /^[A-Za-z ]{1,40}$/.test(name) ? name : null;
}

function saysTooFewRights(body: unknown): boolean {
  const message = at(body, 'message') ?? at(at(body, 'status'), 'message');
  return typeof message === 'string' && /insufficient permission/i.test(message);
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}
