/** What went wrong at a channel, in words for the settings page. Bodies from outside never stand in it. */
import { isRollcallError, RollcallError } from '../../domain/errors';
import { isError } from '../../security/log-error';

export function unreachable(what: string, cause: unknown): RollcallError {
  if (isRollcallError(cause)) return cause;
  const code = codeOf(cause);
  // The mailer puts a code of its own over that of TLS, but leaves the words.
  if (/CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|ALTNAME/.test(code) || (isError(cause) && /certificate/i.test(cause.message)))
    return new RollcallError('channel-unreachable', `The certificate of the ${what} cannot be trusted.`, {
      retry: 'later',
      remedy: 'Check the host name, or give the certificate of the issuing authority as the CA file of the channel.',
      cause,
    });
  const why = code === 'ENOTFOUND' ? 'its name is not known' : code || 'no answer';
  return new RollcallError('channel-unreachable', `The ${what} cannot be reached (${why}).`, {
    retry: 'later',
    remedy: `Check the address and the port, and that the ${what} can be reached from the host of Rollcall.`,
    cause,
  });
}

export function refused(message: string, remedy: string, cause?: unknown): RollcallError {
  return new RollcallError('channel-refused', message, { retry: 'never', remedy, cause });
}

/** The code of an error or of what caused it: `ECONNREFUSED`. */
function codeOf(error: unknown, depth = 0): string {
  if (!isError(error) || depth > 3) return '';
  const { code, errors } = error as { readonly code?: unknown; readonly errors?: unknown };
  const inner = codeOf(error.cause ?? (Array.isArray(errors) ? errors[0] : undefined), depth + 1);
  return inner || (typeof code === 'string' && code !== 'ESOCKET' && code !== 'ECONNECTION' ? code : '');
}
