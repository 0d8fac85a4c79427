import { isRollcallError, RollcallError } from '../../../domain/errors';
import type { WireFailure } from './wire';

/** The lack of an answer, in words for people. */
export function errorOfFailure(failure: WireFailure): RollcallError {
  const { cause } = failure;
  switch (failure.reason) {
    case 'refused-by-guard':
      if (isRollcallError(cause)) return cause;
      return new RollcallError('outbound-refused', 'The address of Jira may not be called.', { cause });
    case 'certificate':
      return new RollcallError('target-unreachable', 'The certificate of Jira cannot be trusted.', {
        remedy: 'Give the certificate of the issuing authority as the CA file of the Jira connection.',
        cause,
      });
    case 'unreachable':
      return new RollcallError('target-unreachable', 'Jira cannot be reached.', {
        retry: 'later',
        remedy: 'Check the base URL, and that Jira runs and can be reached from the host of Rollcall.',
        cause,
      });
    case 'timeout':
      return new RollcallError('target-unreachable', 'Jira did not answer in time.', {
        retry: 'later',
        remedy: 'Look at the load of Jira, or give it more time in the Jira connection.',
        cause,
      });
    case 'too-large':
      return new RollcallError('target-protocol', 'An answer of Jira was larger than any known one.', { retry: 'later', cause });
    case 'stopped':
      return new RollcallError('stopped', 'The call was stopped.', { retry: 'later', cause });
    case 'broken':
      return new RollcallError('target-unreachable', 'The connection to Jira broke before the answer was complete.', {
        retry: 'later',
        cause,
      });
  }
}

export function rateLimited(afterMs: number): RollcallError {
  return new RollcallError('target-rate-limited', 'Jira asks to slow down.', {
    retry: 'later',
    retryAfterMs: afterMs,
    remedy: 'Exempt the account of the connection from rate limiting in Jira, or raise its limit.',
  });
}

export function unavailable(status: number, afterMs?: number): RollcallError {
  return new RollcallError('target-unavailable', `Jira is not available at the moment (status ${status}).`, {
    retry: 'later',
    remedy: 'Wait until Jira has started or recovered; its log tells more.',
    ...(afterMs === undefined ? {} : { retryAfterMs: afterMs }),
  });
}

export const stopped = (): RollcallError => new RollcallError('stopped', 'The call was stopped.', { retry: 'later' });
