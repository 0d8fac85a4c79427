/**
 * Why Active Directory refused a sign-in. Result 49 carries `data <hex>` in its text, a Windows error code
 * (ERROR_LOGON_FAILURE 52e, ERROR_NO_SUCH_USER 525 …).
 */
import { RollcallError } from '../../../domain/errors';

interface Refusal {
  readonly message: string;
  readonly remedy: string;
}

const REFUSALS: Readonly<Record<string, Refusal>> = {
  '525': {
    message: 'Active Directory does not know the bind account.',
    remedy: 'Check the bind DN; a user principal name (svc@corp.example) or CORP\\svc works as well.',
  },
  '52e': { message: 'Active Directory refused the password of the bind account.', remedy: 'Enter the password again.' },
  '52f': {
    message: 'Account restrictions stop the bind account from signing in.',
    remedy: 'Look at the logon restrictions of the account.',
  },
  '530': { message: 'The bind account may not sign in at this hour.', remedy: 'Widen the logon hours of the bind account.' },
  '531': { message: 'The bind account may not sign in from this machine.', remedy: 'Widen the logon workstations of the bind account.' },
  '532': { message: 'The password of the bind account has expired.', remedy: 'Set a new password, best one that does not expire.' },
  '533': { message: 'The bind account is disabled.', remedy: 'Enable the account in Active Directory.' },
  '568': { message: 'The bind account is in too many groups.', remedy: 'Take the account out of groups it does not need.' },
  '701': { message: 'The bind account has expired.', remedy: 'Move the expiry date of the account in Active Directory.' },
  '773': {
    message: 'The bind account must change its password first.',
    remedy: 'Set a new password and clear "User must change password at next logon".',
  },
  '775': { message: 'The bind account is locked out.', remedy: 'Unlock the account and find out what used a wrong password.' },
};

/** Result 49 of a bind, in words. */
export function explainBindRefusal(cause: Error): RollcallError {
  const data = /\bdata ([0-9a-f]{3,8})\b/i.exec(cause.message)?.[1]?.toLowerCase().replace(/^0+/, '');
  const refusal = data === undefined ? undefined : REFUSALS[data];
  return new RollcallError('source-auth', refusal?.message ?? 'The directory refused the bind DN or the password.', {
    remedy: refusal?.remedy ?? 'Check the bind DN and enter the password again.',
    blame: 'config',
    cause,
  });
}
