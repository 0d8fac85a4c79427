/** What went wrong on the way, as errors people can act on. No body, path or query of a reply ever gets into a message. */
import { RollcallError } from '../../../domain/errors';

const certificateFaults = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|ERR_TLS_CERT|HOSTNAME_MISMATCH)/;

/** A reply whose status nobody expected. */
export function statusFailure(host: string, status: number): RollcallError {
  if (status === 401) {
    return new RollcallError('source-auth', `${host} did not accept our credentials (401).`, {
      remedy: 'Check that the token or key is valid, not expired and belongs to this source.',
    });
  }
  if (status === 403) {
    return new RollcallError('source-permission', `${host} does not let our account read this (403).`, {
      remedy: 'Give the account the rights the connector needs.',
    });
  }
  if (status === 404 || status === 410) return new RollcallError('source-gone', `${host} does not know this object (${status}).`);
  if (status === 429) return new RollcallError('source-rate-limited', `${host} limits our requests (429).`, { retry: 'later' });
  if (status >= 500 || status === 408 || status === 425) {
    return new RollcallError('source-unreachable', `${host} failed to answer (${status}).`, { retry: 'later' });
  }
  if (status >= 300 && status < 400) {
    return new RollcallError('source-protocol', `${host} redirected the request (${status}); redirects are not followed.`, {
      remedy: 'Enter the address the source uses for itself.',
    });
  }
  return new RollcallError('source-protocol', `${host} refused the request (${status}).`);
}

/** No usable reply at all. `retry: 'now'` marks what a second try may cure. */
export function transportFailure(host: string, error: unknown, tooLong: boolean): RollcallError {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : '';
  if (tooLong || code === 'ETIMEDOUT' || code === 'ECONNABORTED') {
    return unreachable(`${host} did not answer in time.`, 'now', error);
  }
  if (message.startsWith('maxContentLength')) {
    return new RollcallError('source-limit', `${host} sent a reply larger than we accept.`, { cause: error });
  }
  if (code.startsWith('Z_') || code.startsWith('ERR_ZLIB') || code.startsWith('ERR__ERROR_FORMAT')) {
    return new RollcallError('source-protocol', `${host} sent a reply that cannot be decompressed.`, { cause: error });
  }
  if (certificateFaults.test(code)) {
    return unreachable(
      `The certificate of ${host} is not trusted (${code}).`,
      'never',
      error,
      'Give the certificate of its issuer.',
      'config',
    );
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL')) {
    return unreachable(
      `${host} does not speak TLS as expected.`,
      'never',
      error,
      'Check the scheme and the port of the address.',
      'config',
    );
  }
  if (code === 'ENOTFOUND') return unreachable(`There is no host ${host}.`, 'now', error, 'Check the spelling of the address.', 'config');
  if (code === 'ECONNREFUSED') return unreachable(`${host} refuses connections.`, 'now', error, 'Check the address and the port.');
  return unreachable(`The connection to ${host} broke.`, 'now', error);
}

function unreachable(
  message: string,
  retry: 'now' | 'never',
  cause: unknown,
  remedy?: string,
  blame: 'source' | 'config' = 'source',
): RollcallError {
  return new RollcallError('source-unreachable', message, { retry, blame, cause, ...(remedy ? { remedy } : {}) });
}

function codeOf(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    if (code !== '' && !code.startsWith('ERR_BAD_') && code !== 'ERR_NETWORK') return code;
  }
  return '';
}
