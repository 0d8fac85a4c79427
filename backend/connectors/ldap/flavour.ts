/** What kinds of directory differ in: names of attributes, classes of objects, and what their answers prove. */
import { dnKey, isUnder } from '../kit/ldap/dn';
import type { LdapEntry } from '../kit/ldap/entry';
import type { LdapConfig } from './configuration';

/** Microsoft's mark in `supportedCapabilities` of the root entry (MS-ADTS 3.1.1.3.4.3.1). */
const ACTIVE_DIRECTORY = '1.2.840.113556.1.4.800';

/** Everything a read needs to know about a directory; the configuration's own choices are already in it. */
export interface Layout {
  readonly kind: 'active-directory' | 'openldap';
  /** Where the directory's data begins. */
  readonly rootBase: string;
  readonly userBase: string;
  readonly groupBase: string;
  readonly userFilter: string;
  readonly groupFilter: string;
  readonly idAttribute: string;
  readonly loginAttribute: string;
  readonly groupNameAttribute: string;
  /** Attributes that may hold members. `memberUid` holds logins, all others DNs. */
  readonly memberAttributes: readonly string[];
  readonly userAttributes: readonly string[];
  /** 0: the server does not page. */
  readonly pageSize: number;
  /** DN of the schema, when the server says where it is. */
  readonly schemaDn: string | null;
}

export const ROOT_ATTRIBUTES = [
  'namingContexts',
  'defaultNamingContext',
  'supportedCapabilities',
  'supportedControl',
  'vendorName',
  'subschemaSubentry',
  'dsServiceName',
  'highestCommittedUSN',
  'monitorContext',
];

const PAGED_RESULTS = '1.2.840.113556.1.4.319';

/** All that is usual except photographs, certificates and back links, which make answers many times as large. */
const ACTIVE_DIRECTORY_ATTRIBUTES = (
  'sAMAccountName userPrincipalName mail proxyAddresses displayName cn name givenName sn initials middleName description title ' +
  'department company division manager employeeID employeeNumber employeeType physicalDeliveryOfficeName streetAddress l st ' +
  'postalCode c co telephoneNumber mobile wWWHomePage info preferredLanguage whenCreated'
)
  .split(' ')
  .concat(Array.from({ length: 15 }, (_, index) => `extensionAttribute${index + 1}`));

/** Chooses the layout from the directory's root entry and the configuration. */
export function chooseLayout(config: LdapConfig, root: LdapEntry | undefined): Layout | null {
  const capabilities = root?.texts('supportedCapabilities') ?? [];
  const found = capabilities.includes(ACTIVE_DIRECTORY) ? 'active-directory' : 'openldap';
  const kind = config.directory === 'automatic' ? found : config.directory;
  const context = root?.text('defaultNamingContext') ?? contextOf(config.userBase, root?.texts('namingContexts') ?? []);
  const userBase = config.userBase ?? context;
  if (userBase === undefined) return null;
  const controls = root?.texts('supportedControl') ?? [];
  const defaults = kind === 'active-directory' ? activeDirectory : openLdap;
  const pages = controls.length === 0 || controls.includes(PAGED_RESULTS);
  const layout = defaults(config, root?.text('vendorName') ?? '');
  return {
    kind,
    rootBase: context ?? userBase,
    userBase,
    groupBase: config.groupBase ?? userBase,
    userFilter: config.userFilter ?? layout.userFilter,
    groupFilter: config.groupFilter ?? layout.groupFilter,
    idAttribute: config.idAttribute ?? layout.idAttribute,
    loginAttribute: config.loginAttribute ?? layout.loginAttribute,
    groupNameAttribute: config.groupNameAttribute ?? 'cn',
    memberAttributes: config.memberAttribute === null ? layout.memberAttributes : [config.memberAttribute],
    userAttributes: [
      ...new Set([...(config.attributes.length > 0 ? config.attributes : layout.userAttributes), ...layout.neededAttributes]),
    ],
    pageSize: pages ? config.pageSize : 0,
    schemaDn: root?.text('subschemaSubentry') ?? null,
  };
}

/** The naming context a base lies in; the first when there is no base. */
function contextOf(base: string | null, contexts: readonly string[]): string | undefined {
  const key = base === null ? null : dnKey(base);
  return key === null ? contexts[0] : contexts.find((context) => isUnder(key, dnKey(context) ?? '?'));
}

interface Defaults {
  readonly userFilter: string;
  readonly groupFilter: string;
  readonly idAttribute: string;
  readonly loginAttribute: string;
  readonly memberAttributes: readonly string[];
  readonly userAttributes: readonly string[];
  /** Read in any case: the read itself depends on them. */
  readonly neededAttributes: readonly string[];
}

function activeDirectory(config: LdapConfig): Defaults {
  const needed = ['userAccountControl', 'accountExpires', 'primaryGroupID', 'objectSid', 'memberOf', 'objectClass'];
  return {
    userFilter: '(&(objectCategory=person)(objectClass=user))',
    groupFilter: '(objectCategory=group)',
    idAttribute: 'objectGUID',
    loginAttribute: 'sAMAccountName',
    memberAttributes: ['member'],
    userAttributes: ACTIVE_DIRECTORY_ATTRIBUTES,
    neededAttributes: [
      config.idAttribute ?? 'objectGUID',
      config.loginAttribute ?? 'sAMAccountName',
      ...needed,
      ...activeAttributes(config),
    ],
  };
}

function openLdap(config: LdapConfig, vendor: string): Defaults {
  const idAttribute = vendor.startsWith('389') ? 'nsUniqueId' : 'entryUUID';
  const needed = ['objectClass', 'modifyTimestamp', 'nsAccountLock', 'pwdAccountLockedTime', 'shadowExpire'];
  return {
    userFilter: '(objectClass=inetOrgPerson)',
    groupFilter:
      '(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=posixGroup)(objectClass=groupOfMembers)(objectClass=groupOfEntries))',
    idAttribute,
    loginAttribute: 'uid',
    memberAttributes: ['member', 'uniqueMember', 'memberUid'],
    userAttributes: ['*'],
    neededAttributes: [config.idAttribute ?? idAttribute, config.loginAttribute ?? 'uid', ...needed, ...activeAttributes(config)],
  };
}

function activeAttributes(config: LdapConfig): readonly string[] {
  return 'attribute' in config.active ? [config.active.attribute] : [];
}
