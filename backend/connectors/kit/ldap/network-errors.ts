/** Faults of the network and of TLS, in words. */
import { isRollcallError, RollcallError } from '../../../domain/errors';
import { MalformedMessage } from './message-stream';

const TLS_TRUST = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
]);

/** Whatever broke a connection, as an error of ours. Errors of ours pass unchanged. */
export function explainNetworkFault(error: unknown): RollcallError {
  if (isRollcallError(error)) return error;
  if (error instanceof MalformedMessage) {
    return new RollcallError('source-protocol', 'The server sent something that is not LDAP.', {
      remedy: 'Check the URL and the port: 636 is usual for LDAPS, 389 for StartTLS.',
      cause: error,
    });
  }
  const code = codeOf(error);
  if (TLS_TRUST.has(code)) {
    return new RollcallError('source-unreachable', "The directory's certificate is signed by an authority that is not trusted.", {
      blame: 'config',
      remedy: 'Paste the certificate of the authority (PEM) into the connector.',
      cause: error,
    });
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return new RollcallError('source-unreachable', "The directory's certificate is for another server name.", {
      blame: 'config',
      remedy: 'Use the name that stands in the certificate, or set the server name to check.',
      cause: error,
    });
  }
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') {
    return new RollcallError('source-unreachable', "The directory's certificate has expired or is not valid yet.", {
      remedy: 'Renew the certificate of the directory server.',
      cause: error,
    });
  }
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') || code.startsWith('ERR_OSSL') || code === 'EPROTO') {
    return new RollcallError('source-unreachable', 'The directory and Rollcall could not agree on an encrypted connection.', {
      remedy: 'Check that the port speaks TLS (636 for LDAPS), version 1.2 or later.',
      cause: error,
    });
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return unreachable('The name of the directory server is not known.', 'Check the host in the URL and the name servers.', error);
  }
  if (code === 'ECONNREFUSED') {
    return unreachable('The directory server refused the connection.', 'Check the port, and that the server is running.', error);
  }
  return unreachable('The connection to the directory was lost.', 'Check the network between Rollcall and the directory.', error);
}

export function timedOut(doing: string): RollcallError {
  return unreachable(
    `The directory did not answer in time while Rollcall tried to ${doing}.`,
    'Check the load of the directory, or raise the time-out.',
  );
}

function unreachable(message: string, remedy: string, cause?: unknown): RollcallError {
  return new RollcallError('source-unreachable', message, { retry: 'later', remedy, cause });
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
