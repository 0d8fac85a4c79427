import type { ServerTexts } from '../../server-texts';
import { checksDe } from './checks';
import { entraDe } from './entra';
import { errorsDe } from './errors';
import { jiraSaidDe } from './jira-said';
import { ldapDe } from './ldap';
import { oktaDe } from './okta';
import { oneloginDe } from './onelogin';
import { problemsDe } from './problems';
import { runsSaidDe } from './runs-said';
import { sourcesSaidDe } from './sources-said';

/** German for what the server writes in English. */
export const serverTextsDe: ServerTexts = {
  texts: { ...problemsDe, ...checksDe, ...ldapDe, ...entraDe, ...oktaDe, ...oneloginDe, ...jiraSaidDe, ...sourcesSaidDe, ...runsSaidDe },
  codes: errorsDe,
};
