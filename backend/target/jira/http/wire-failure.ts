import { isRollcallError } from '../../../domain/errors';
import { WireFailure } from './wire';

/** Errors that come before the first byte of a request is written. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EINVAL']);
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS|EPROTO|ERR_SSL/;

/** What an error of axios or of the socket below it means for the request. */
export function classifyFailure(error: unknown, why: 'deadline' | 'stopped' | null): WireFailure {
  if (error instanceof WireFailure) return error;
  if (why === 'stopped') return new WireFailure('stopped', true, error);
  const chain = causesOf(error);
  const refusal = chain.find((cause) => isRollcallError(cause));
  if (refusal) return new WireFailure('refused-by-guard', false, refusal);
  const codes = chain.map(codeOf);
  if (codes.some((code) => NOT_SENT.has(code))) return new WireFailure('unreachable', false, error);
  if (codes.some((code) => CERTIFICATE.test(code))) return new WireFailure('certificate', false, error);
  if (why === 'deadline') return new WireFailure('timeout', true, error);
  // A connection attempt that timed out in the system never sent anything.
  if (chain.some((cause) => codeOf(cause) === 'ETIMEDOUT' && syscallOf(cause) === 'connect'))
    return new WireFailure('unreachable', false, error);
  if (error instanceof Error && error.message.startsWith('maxContentLength')) return new WireFailure('too-large', true, error);
  return new WireFailure('broken', true, error);
}

function causesOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  let next: unknown = error;
  while (next !== undefined && next !== null && chain.length < 8) {
    chain.push(next);
    if (next instanceof AggregateError) chain.push(...next.errors);
    next = next instanceof Error ? next.cause : undefined;
  }
  return chain;
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

const syscallOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'syscall' in error && typeof error.syscall === 'string' ? error.syscall : '';
