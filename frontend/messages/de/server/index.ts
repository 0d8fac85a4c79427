import type { ServerTexts } from '../../server-texts';
import { checksDe } from './checks';
import { entraDe } from './entra';
import { errorsDe } from './errors';
import { ldapDe } from './ldap';
import { oktaDe } from './okta';
import { oneloginDe } from './onelogin';
import { problemsDe } from './problems';

/** German for what the server writes in English. */
export const serverTextsDe: ServerTexts = {
  texts: { ...problemsDe, ...checksDe, ...ldapDe, ...entraDe, ...oktaDe, ...oneloginDe },
  codes: errorsDe,
};
