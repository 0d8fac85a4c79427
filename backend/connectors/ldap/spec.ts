/** The form of an LDAP connector and what the type can do. */
import type { ConnectorSpec, SpecField } from '../spi';

const connection: readonly SpecField[] = [
  {
    key: 'urls',
    label: 'Servers',
    kind: 'list',
    required: true,
    help: 'One URL a line. The first that answers is used; one read stays on one server.',
    placeholder: 'ldaps://ldap.corp.example',
  },
  {
    key: 'encryption',
    label: 'Encryption',
    kind: 'choice',
    required: false,
    help: 'LDAPS is encrypted from the start (port 636); StartTLS switches encryption on (port 389). Without encryption the password can be read on the way.',
    choices: [
      { value: 'ldaps', label: 'LDAPS' },
      { value: 'starttls', label: 'StartTLS' },
      { value: 'none', label: 'None' },
    ],
  },
  {
    key: 'ca',
    label: 'Certificate authority',
    kind: 'multiline',
    required: false,
    help: "PEM text of your own authority, when the server's certificate is not signed by a public one.",
    placeholder: '-----BEGIN CERTIFICATE-----',
  },
  {
    key: 'serverName',
    label: 'Name in the certificate',
    kind: 'text',
    required: false,
    help: 'Only when the certificate is for another name than the one in the URL.',
  },
  {
    key: 'bindDn',
    label: 'Bind account',
    kind: 'text',
    required: false,
    help: 'DN of an account that may read people and groups. Active Directory also takes svc@corp.example or CORP\\svc. Empty: anonymous.',
    placeholder: 'cn=rollcall,ou=services,dc=corp,dc=example',
  },
  { key: 'password', label: 'Password', kind: 'secret', required: false, help: 'Password of the bind account.' },
];

const people: readonly SpecField[] = [
  {
    key: 'directory',
    label: 'Kind of directory',
    kind: 'choice',
    required: false,
    default: 'automatic',
    help: 'Usually found out from the server itself.',
    choices: [
      { value: 'automatic', label: 'Find out' },
      { value: 'active-directory', label: 'Active Directory' },
      { value: 'openldap', label: 'OpenLDAP, 389 Directory Server and others' },
    ],
  },
  {
    key: 'userBase',
    label: 'Base of people',
    kind: 'text',
    required: false,
    help: 'Where the people are. Empty: the whole directory.',
    placeholder: 'ou=people,dc=corp,dc=example',
  },
  scopeField('userScope', 'Depth of the search for people'),
  {
    key: 'userFilter',
    label: 'Filter of people',
    kind: 'text',
    required: false,
    help: 'Empty: (objectClass=inetOrgPerson), in Active Directory (&(objectCategory=person)(objectClass=user)).',
  },
  { key: 'groupBase', label: 'Base of groups', kind: 'text', required: false, help: 'Where the groups are. Empty: where the people are.' },
  scopeField('groupScope', 'Depth of the search for groups'),
  {
    key: 'groupFilter',
    label: 'Filter of groups',
    kind: 'text',
    required: false,
    help: 'Empty: groupOfNames, groupOfUniqueNames, posixGroup and similar, in Active Directory (objectCategory=group).',
  },
];

const attributes: readonly SpecField[] = [
  {
    key: 'idAttribute',
    label: 'Id attribute',
    kind: 'text',
    required: false,
    help: 'Never changes, whatever is renamed. Empty: entryUUID, in Active Directory objectGUID, in 389 Directory Server nsUniqueId.',
  },
  {
    key: 'loginAttribute',
    label: 'Login attribute',
    kind: 'text',
    required: false,
    help: 'Empty: uid, in Active Directory sAMAccountName.',
  },
  { key: 'groupNameAttribute', label: 'Group name attribute', kind: 'text', required: false, help: 'Empty: cn.' },
  { key: 'memberAttribute', label: 'Member attribute', kind: 'text', required: false, help: 'Empty: member, uniqueMember and memberUid.' },
  {
    key: 'attributes',
    label: 'Attributes of people',
    kind: 'list',
    required: false,
    help: 'Read these and no others; makes reads smaller. Empty: everything, in Active Directory the usual ones.',
  },
];

const activity: readonly SpecField[] = [
  {
    key: 'activeRule',
    label: 'Who is active',
    kind: 'choice',
    required: false,
    default: 'automatic',
    help: "Automatic: Active Directory's account control and expiry date, nsAccountLock, a lock by the password policy, shadowExpire.",
    choices: [
      { value: 'automatic', label: "The directory's own switches" },
      { value: 'always', label: 'Everybody who is found' },
      { value: 'active-when', label: 'Active when an attribute has one of these values' },
      { value: 'inactive-when', label: 'Inactive when an attribute has one of these values' },
      { value: 'filter', label: 'Active when a filter matches' },
    ],
  },
  {
    key: 'activeAttribute',
    label: 'Attribute',
    kind: 'text',
    required: false,
    help: 'For "active when" every person must show it.',
    onlyWhen: { key: 'activeRule', in: ['active-when', 'inactive-when'] },
  },
  {
    key: 'activeValues',
    label: 'Values',
    kind: 'list',
    required: false,
    help: 'Without regard to letter case; * stands for any value.',
    onlyWhen: { key: 'activeRule', in: ['active-when', 'inactive-when'] },
  },
  {
    key: 'activeFilter',
    label: 'Filter',
    kind: 'text',
    required: false,
    help: 'A search filter like (employeeType=active).',
    onlyWhen: { key: 'activeRule', in: ['filter'] },
  },
];

const limits: readonly SpecField[] = [
  {
    key: 'pageSize',
    label: 'Page size',
    kind: 'number',
    required: false,
    default: 1_000,
    min: 0,
    max: 10_000,
    help: 'Active Directory gives 1000 at most. 0: no pages.',
  },
  {
    key: 'lanes',
    label: 'Look-ups at once',
    kind: 'number',
    required: false,
    default: 8,
    min: 1,
    max: 32,
    help: 'Lower it for a weak server.',
  },
  {
    key: 'timeoutSeconds',
    label: 'Time-out',
    kind: 'number',
    required: false,
    default: 60,
    min: 1,
    max: 600,
    help: 'Longest silence of the server, in seconds.',
  },
];

function scopeField(key: string, label: string): SpecField {
  return {
    key,
    label,
    kind: 'choice',
    required: false,
    default: 'sub',
    help: 'Whether branches below the base count.',
    choices: [
      { value: 'sub', label: 'Everything below the base' },
      { value: 'one', label: 'Only right below the base' },
    ],
  };
}

const attribute = (...paths: string[]) => paths.map((path) => ({ kind: 'attribute', path }) as const);

export const ldapSpec: ConnectorSpec = {
  type: 'ldap',
  label: 'LDAP / Active Directory',
  summary: 'OpenLDAP, 389 Directory Server, Active Directory, Samba and other LDAP directories.',
  fields: [...connection, ...people, ...attributes, ...activity, ...limits],
  capabilities: {
    delta: { users: 'upserts', groups: 'upserts', memberships: 'upserts+deletes' },
    memberships: 'inline',
    nesting: 'direct',
    resume: 'from-start',
    pageLimits: { users: 1_000, groups: 1_000, members: 1_500 },
  },
  recommendedMapping: [
    { to: 'username', from: attribute('sAMAccountName', 'uid'), whenNothing: 'drop-user' },
    { to: 'displayName', from: attribute('displayName', 'cn'), whenNothing: 'skip' },
    { to: 'email', from: attribute('mail'), whenNothing: 'skip' },
  ],
};
