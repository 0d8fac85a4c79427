/** The typed configuration of one directory, and how the form's values become it. */
import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { describeIssue, type Issue } from '../../domain/describe-issue';
import { dnKey } from '../kit/ldap/dn';
import { parseFilter } from '../kit/ldap/filter';
import type { LdapServer } from '../kit/ldap/open';
import type { ConfigProblem, FieldValues, Parsed } from '../spi';

/** How one tells who may work: by the vendor's own switch, always, by an attribute's value, or by a filter. */
export type ActiveRule =
  | { readonly kind: 'automatic' }
  | { readonly kind: 'always' }
  | { readonly kind: 'active-when' | 'inactive-when'; readonly attribute: string; readonly values: readonly string[] }
  | { readonly kind: 'filter'; readonly filter: string };

export interface LdapConfig {
  /** Tried in this order; one read stays on one server. */
  readonly servers: readonly LdapServer[];
  readonly account: { readonly dn: string; readonly password: string } | null;
  readonly directory: 'automatic' | 'active-directory' | 'openldap';
  /** Null: the directory's own naming context. */
  readonly userBase: string | null;
  readonly userScope: 'sub' | 'one';
  readonly userFilter: string | null;
  /** Null: where the users are. */
  readonly groupBase: string | null;
  readonly groupScope: 'sub' | 'one';
  readonly groupFilter: string | null;
  readonly idAttribute: string | null;
  readonly loginAttribute: string | null;
  readonly groupNameAttribute: string | null;
  readonly memberAttribute: string | null;
  /** Attributes of people to read; empty: what the kind of directory usually needs. */
  readonly attributes: readonly string[];
  readonly active: ActiveRule;
  readonly pageSize: number;
  /** Look-ups under way at once. */
  readonly lanes: number;
  readonly timeoutMs: number;
}

const text = z.string().trim().default('');
const NAME = /^[A-Za-z][A-Za-z0-9-]*$/;
const attributeName = text.refine((name) => name === '' || NAME.test(name), 'This is not the name of an attribute.');
const dn = text.refine((value) => value === '' || dnKey(value) !== null, 'This is not a DN.');
const filter = text.refine((value) => value === '' || isFilter(value), 'This is not a search filter.');
const list = z.union([z.array(z.string()), z.string().transform((value) => value.split(/[\n,]/))]).transform(trimmed);
const lines = z.union([z.array(z.string()), z.string().transform((value) => value.split(/[\s,]+/))]).transform(trimmed);
const scope = z.enum(['sub', 'one']).default('sub');

const Values = z.object({
  urls: lines.refine((urls) => urls.length > 0, 'Give at least one URL.'),
  encryption: z.enum(['ldaps', 'starttls', 'none', '']).default(''),
  ca: text.refine((pem) => pem === '' || isCertificate(pem), 'This is not a certificate in PEM form.'),
  serverName: text,
  bindDn: text,
  password: z.string().default(''),
  directory: z.enum(['automatic', 'active-directory', 'openldap']).default('automatic'),
  userBase: dn,
  userScope: scope,
  userFilter: filter,
  groupBase: dn,
  groupScope: scope,
  groupFilter: filter,
  idAttribute: attributeName,
  loginAttribute: attributeName,
  groupNameAttribute: attributeName,
  memberAttribute: attributeName,
  attributes: list.default([]),
  activeRule: z.enum(['automatic', 'always', 'active-when', 'inactive-when', 'filter']).default('automatic'),
  activeAttribute: attributeName,
  activeValues: list.default([]),
  activeFilter: filter,
  pageSize: z.coerce.number().int().min(0).max(10_000).default(1_000),
  lanes: z.coerce.number().int().min(1).max(32).default(8),
  timeoutSeconds: z.coerce.number().int().min(1).max(600).default(60),
});
type Values = z.infer<typeof Values>;

const REMEDIES: Readonly<Record<string, string>> = {
  urls: 'Write one URL a line: ldaps://ldap.corp.example or ldap://10.0.0.5:389.',
  ca: 'Paste the whole text from BEGIN CERTIFICATE to END CERTIFICATE.',
  userBase: 'Write it like ou=people,dc=corp,dc=example.',
  groupBase: 'Write it like ou=groups,dc=corp,dc=example.',
  userFilter: 'Write it like (&(objectClass=inetOrgPerson)(mail=*)).',
  groupFilter: 'Write it like (objectClass=groupOfNames).',
  activeFilter: 'Write it like (employeeType=active).',
};

export function parseConfig(values: FieldValues): Parsed<LdapConfig> {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
  const parsed = Values.safeParse(given);
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => {
        const field = String(issue.path[0] ?? '');
        return { field, message: describeIssue(issue as object as Issue), remedy: REMEDIES[field] ?? 'Correct this value.' };
      }),
    };
  }
  const problems: ConfigProblem[] = [];
  const servers = parsed.data.urls.flatMap((url) => readServer(url, parsed.data, problems));
  checkTogether(parsed.data, problems);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: { ...build(parsed.data), servers } };
}

function build(values: Values): Omit<LdapConfig, 'servers'> {
  const orNull = (value: string) => (value === '' ? null : value);
  return {
    account: values.bindDn === '' ? null : { dn: values.bindDn, password: values.password },
    directory: values.directory,
    userBase: orNull(values.userBase),
    userScope: values.userScope,
    userFilter: orNull(values.userFilter),
    groupBase: orNull(values.groupBase),
    groupScope: values.groupScope,
    groupFilter: orNull(values.groupFilter),
    idAttribute: orNull(values.idAttribute),
    loginAttribute: orNull(values.loginAttribute),
    groupNameAttribute: orNull(values.groupNameAttribute),
    memberAttribute: orNull(values.memberAttribute),
    attributes: values.attributes,
    active: activeRule(values),
    pageSize: values.pageSize,
    lanes: values.lanes,
    timeoutMs: values.timeoutSeconds * 1_000,
  };
}

function activeRule(values: Values): ActiveRule {
  if (values.activeRule === 'filter') return { kind: 'filter', filter: values.activeFilter };
  if (values.activeRule === 'automatic' || values.activeRule === 'always') return { kind: values.activeRule };
  return { kind: values.activeRule, attribute: values.activeAttribute, values: values.activeValues };
}

function checkTogether(values: Values, problems: ConfigProblem[]): void {
  if (values.bindDn !== '' && values.password === '') {
    problems.push({ field: 'password', message: 'The password of the bind account is missing.', remedy: 'Enter the password.' });
  }
  if (values.activeRule === 'filter' && values.activeFilter === '') {
    problems.push({ field: 'activeFilter', message: 'The filter of active people is missing.', remedy: REMEDIES.activeFilter ?? '' });
  }
  const byValue = values.activeRule === 'active-when' || values.activeRule === 'inactive-when';
  if (byValue && values.activeAttribute === '') {
    problems.push({
      field: 'activeAttribute',
      message: 'The attribute that says who is active is missing.',
      remedy: 'Name it: employeeType.',
    });
  }
  if (byValue && values.activeValues.length === 0) {
    problems.push({
      field: 'activeValues',
      message: 'The values to look for are missing.',
      remedy: 'Give at least one; * stands for any value.',
    });
  }
}

function readServer(text: string, values: Values, problems: ConfigProblem[]): readonly LdapServer[] {
  const url = URL.canParse(text) ? new URL(text) : null;
  const problem = (message: string, field = 'urls'): readonly LdapServer[] => {
    problems.push({ field, message, remedy: REMEDIES.urls ?? '' });
    return [];
  };
  if (url === null || (url.protocol !== 'ldap:' && url.protocol !== 'ldaps:') || url.hostname === '')
    return problem('This is not an LDAP URL.');
  if (url.username !== '' || url.password !== '') return problem('The URL must not hold a user name or a password.');
  const secure = url.protocol === 'ldaps:';
  if (secure && (values.encryption === 'starttls' || values.encryption === 'none')) {
    return problem('An ldaps URL is encrypted from the start; this encryption does not go with it.', 'encryption');
  }
  const security = values.encryption || (secure ? 'ldaps' : 'starttls');
  return [
    {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? (security === 'ldaps' ? 636 : 389) : Number(url.port),
      security,
      ...(values.ca === '' ? {} : { ca: values.ca }),
      ...(values.serverName === '' ? {} : { serverName: values.serverName }),
    },
  ];
}

function trimmed(values: readonly string[]): string[] {
  return values.map((value) => value.trim()).filter((value) => value !== '');
}

function isFilter(value: string): boolean {
  try {
    parseFilter(value);
    return true;
  } catch {
    return false;
  }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
}
