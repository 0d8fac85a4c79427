import type { ServerTexts } from '../../server-texts';
import { checksDe } from './checks';
import { directorySaidDe } from './directory-said';
import { entraDe } from './entra';
import { errorsDe } from './errors';
import { formsSaidDe } from './forms-said';
import { jiraSaidDe } from './jira-said';
import { ldapDe } from './ldap';
import { oktaDe } from './okta';
import { oneloginDe } from './onelogin';
import { probesSaidDe } from './probes-said';
import { problemsDe } from './problems';
import { rulesSaidDe } from './rules-said';
import { runsSaidDe } from './runs-said';
import { sourcesSaidDe } from './sources-said';
import { writesSaidDe } from './writes-said';

/** German for what the server writes in English. */
export const serverTextsDe: ServerTexts = {
  texts: {
    ...problemsDe,
    ...checksDe,
    ...ldapDe,
    ...entraDe,
    ...oktaDe,
    ...oneloginDe,
    ...jiraSaidDe,
    ...sourcesSaidDe,
    ...runsSaidDe,
    ...probesSaidDe,
    ...directorySaidDe,
    ...formsSaidDe,
    ...rulesSaidDe,
    ...writesSaidDe,
  },
  codes: errorsDe,
};
