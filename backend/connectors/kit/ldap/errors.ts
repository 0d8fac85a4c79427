/** LDAP result codes and network faults as errors a person can act on. What the server wrote stays in the cause. */
import { type ErrorCode, RollcallError, type RollcallErrorOptions } from '../../../domain/errors';
import { explainBindRefusal } from './bind-refusal';

/** A result other than success (RFC 4511 §4.1.9), as the server gave it. Kept as the cause; never shown. */
export class LdapResult extends Error {
  readonly code: number;
  readonly matchedDn: string;

  constructor(code: number, matchedDn: string, diagnostic: string) {
    super(`LDAP result ${code}: ${diagnostic}`);
    this.name = 'LdapResult';
    this.code = code;
    this.matchedDn = matchedDn;
  }
}

export type LdapAction = 'sign in' | 'start TLS' | 'read';

interface Explanation extends RollcallErrorOptions {
  readonly code: ErrorCode;
  readonly message: string;
}

const USE_TLS = 'Choose LDAPS or StartTLS as the encryption of this connector, and paste the certificate authority if it is your own.';

const EXPLANATIONS: Readonly<Record<number, Explanation>> = {
  3: {
    code: 'source-limit',
    message: 'The directory stopped the search at its time limit.',
    retry: 'later',
    remedy: 'Raise the time limit of the bind account, narrow the search base, or index the attributes of the filter.',
  },
  4: {
    code: 'source-limit',
    message: 'The directory stopped the search at its size limit, so the list is not whole.',
    remedy:
      'Raise the size limit of the bind account (OpenLDAP: limits … size.prtotal=unlimited), or allow paged results and lower the page size.',
  },
  7: {
    code: 'source-auth',
    message: 'The directory does not accept a simple bind.',
    remedy: 'Allow simple bind over TLS for this account.',
  },
  8: { code: 'source-auth', message: 'The directory asks for an encrypted or signed connection.', remedy: USE_TLS },
  10: {
    code: 'config-invalid',
    message: 'The directory says that this part of the tree is on another server.',
    remedy: 'Use the URL of the server that holds the search base; referrals are not followed.',
  },
  11: {
    code: 'source-limit',
    message: 'The directory stopped the search at an administrative limit, so the list is not whole.',
    remedy: 'Raise the look-through or size limit of the bind account, or lower the page size.',
  },
  12: {
    code: 'source-protocol',
    message: 'The directory does not support a feature the read needs.',
    remedy: 'Set the page size to 0 to read without pages.',
  },
  13: { code: 'source-auth', message: 'The directory asks for an encrypted connection.', remedy: USE_TLS },
  32: {
    code: 'config-invalid',
    message: 'The directory does not know this entry, or hides it from the bind account.',
    remedy: 'Check the search base, and that the bind account may read it.',
  },
  34: { code: 'config-invalid', message: 'The directory does not accept this DN.', remedy: 'Check the spelling of the DN.' },
  48: { code: 'source-auth', message: 'The directory does not allow this account to sign in this way.', remedy: USE_TLS },
  49: {
    code: 'source-auth',
    message: 'The directory refused the bind DN or the password.',
    remedy: 'Check the bind DN and enter the password again.',
  },
  50: {
    code: 'source-permission',
    message: 'The bind account may not read this part of the directory.',
    remedy: 'Give the bind account read access to users and groups below the search bases.',
  },
  51: { code: 'source-unreachable', message: 'The directory is busy.', retry: 'later', remedy: 'Wait; the next run tries again.' },
  52: { code: 'source-unreachable', message: 'The directory is shutting down.', retry: 'later', remedy: 'Wait; the next run tries again.' },
  53: {
    code: 'source-protocol',
    message: 'The directory is not willing to do this.',
    remedy: 'Check that paged results are allowed for the bind account and that its page size limit is not below the page size set here.',
  },
};

/** What a result code other than success means for an administrator. */
export function explainResult(result: LdapResult, action: LdapAction): RollcallError {
  if (action === 'sign in' && result.code === 49) return explainBindRefusal(result);
  if (result.code === 1 && /successful bind must be completed/i.test(result.message)) {
    return new RollcallError('source-auth', 'The directory gives nothing before an account has signed in.', {
      remedy: 'Set a bind DN and a password.',
      cause: result,
    });
  }
  const known = EXPLANATIONS[result.code];
  if (known === undefined) {
    return new RollcallError('source-protocol', `The directory answered with result code ${result.code} when asked to ${action}.`, {
      retry: 'later',
      remedy: "Look at the directory server's log.",
      cause: result,
    });
  }
  const { code, message, ...options } = known;
  return new RollcallError(code, message, { ...options, cause: result });
}

/** The result code behind an error, or null when it was no answer of a directory. */
export function resultOf(error: unknown): LdapResult | null {
  return error instanceof RollcallError && error.cause instanceof LdapResult ? error.cause : null;
}
