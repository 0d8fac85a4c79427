/** Microsoft Entra ID as data: form, secrets, what it can do and the recommended mapping. No code runs from here. */
import { certificatesField } from '../kit/certificates-field';
import type { ConnectorSpec } from '../spi';

/** A delta link is good for seven days (Graph docs, "Use delta query to track changes"). */
export const deltaLifetimeMs = 7 * 24 * 3_600_000;

export const entraSpec: ConnectorSpec = {
  type: 'entra',
  label: 'Microsoft Entra ID',
  summary: 'Reads users, groups and memberships of a tenant through Microsoft Graph with an app registration. Reads only, changes nothing.',
  fields: [
    {
      key: 'tenantId',
      label: 'Directory (tenant) ID',
      kind: 'text',
      required: true,
      placeholder: '8f2c…-…',
      help: 'Entra admin center, App registrations, your application, Overview, "Directory (tenant) ID". A verified domain such as company.onmicrosoft.com works as well.',
    },
    {
      key: 'clientId',
      label: 'Application (client) ID',
      kind: 'text',
      required: true,
      placeholder: '3b7d…-…',
      help: 'On the same page, "Application (client) ID". The application needs the Microsoft Graph application permissions User.Read.All and GroupMember.Read.All with admin consent.',
    },
    {
      key: 'authentication',
      label: 'Sign in with',
      kind: 'choice',
      required: true,
      default: 'client-secret',
      choices: [
        { value: 'client-secret', label: 'Client secret' },
        { value: 'certificate', label: 'Certificate' },
      ],
      help: 'A certificate is safer: the private key never leaves Rollcall, only a signed proof does. A client secret is sent each time and ends after two years at the latest.',
    },
    {
      key: 'clientSecret',
      label: 'Client secret',
      kind: 'secret',
      required: true,
      onlyWhen: { key: 'authentication', in: ['client-secret'] },
      help: 'Certificates & secrets, Client secrets, New client secret. Paste the column "Value", not "Secret ID"; it is shown once.',
    },
    {
      key: 'certificate',
      label: 'Certificate',
      kind: 'multiline',
      required: true,
      onlyWhen: { key: 'authentication', in: ['certificate'] },
      placeholder: '-----BEGIN CERTIFICATE-----',
      help: 'The certificate you uploaded under Certificates & secrets, Certificates, as PEM. It is public; its SHA-256 thumbprint tells Entra which key signs.',
    },
    {
      key: 'privateKey',
      label: 'Private key',
      kind: 'secret',
      required: true,
      onlyWhen: { key: 'authentication', in: ['certificate'] },
      help: "The certificate's RSA private key as PEM without a passphrase (-----BEGIN PRIVATE KEY-----). It stays here and signs the proof of who we are.",
    },
    {
      key: 'cloud',
      label: 'Cloud',
      kind: 'choice',
      required: true,
      default: 'global',
      address: true,
      choices: [
        { value: 'global', label: 'Worldwide (also GCC)' },
        { value: 'usgov', label: 'US Government L4 (GCC High)' },
        { value: 'dod', label: 'US Government L5 (DoD)' },
        { value: 'china', label: 'China, operated by 21Vianet' },
        { value: 'custom', label: 'Other addresses' },
      ],
      help: 'The cloud your tenant lives in. It decides where Rollcall signs in and where it reads.',
    },
    {
      key: 'authorityUrl',
      label: 'Sign-in address',
      kind: 'url',
      required: true,
      onlyWhen: { key: 'cloud', in: ['custom'] },
      placeholder: 'https://login.microsoftonline.com',
      help: 'Origin that gives tokens, without the tenant. Only for clouds that are not in the list, or for a gateway of your own.',
    },
    {
      key: 'graphUrl',
      label: 'Graph address',
      kind: 'url',
      required: true,
      onlyWhen: { key: 'cloud', in: ['custom'] },
      placeholder: 'https://graph.microsoft.com',
      help: 'Origin of Microsoft Graph, without /v1.0. Links that lead to another origin are never followed.',
    },
    {
      key: 'extraAttributes',
      label: 'Further attributes',
      kind: 'list',
      required: false,
      default: [],
      placeholder: 'onPremisesExtensionAttributes',
      help: 'Names of further user properties to read, as Graph writes them: officeLocation, otherMails, proxyAddresses, onPremisesExtensionAttributes, extension_…. Each makes every page larger.',
    },
    {
      key: 'memberships',
      label: 'Nested groups',
      kind: 'choice',
      required: false,
      default: 'direct',
      choices: [
        { value: 'direct', label: 'Read direct members and put nested groups together here' },
        { value: 'transitive', label: 'Let Graph put nested groups together (transitive members)' },
      ],
      help: 'With transitive members each group is asked for once and its nested groups need not be read, but every run reads everything: Graph does not tell changes of transitive members.',
    },
    {
      key: 'readDeleted',
      label: 'Read deleted users',
      kind: 'boolean',
      required: false,
      default: false,
      help: 'Also reads the users in "Deleted users", so that a full read knows them as deleted. Without it they are absent from the list, and each is looked up before anybody is deactivated.',
    },
    {
      key: 'serviceEmployeeTypes',
      label: 'Employee types that are service accounts',
      kind: 'list',
      required: false,
      default: [],
      placeholder: 'Service',
      help: 'Values of the property "Employee type" (employeeType) that mark accounts no person uses. Entra itself does not tell them apart from people.',
    },
    {
      key: 'lanes',
      label: 'Parallel requests',
      kind: 'number',
      required: false,
      default: 8,
      min: 1,
      max: 32,
      help: 'Members of groups are asked for twenty groups a request, so few lanes are enough. Lower it when other applications of the tenant are throttled.',
    },
    certificatesField,
  ],
  capabilities: {
    delta: { users: 'upserts+deletes', groups: 'upserts+deletes', memberships: 'upserts+deletes' },
    memberships: 'by-group',
    nesting: 'direct',
    resume: 'from-start',
    cursorTtlMs: deltaLifetimeMs,
    pageLimits: { users: 999, groups: 999, members: 999 },
  },
  recommendedMapping: [
    {
      // Guests have a `#EXT#` in their principal name; their mail address is the name people know.
      to: 'username',
      from: [
        { kind: 'attribute', path: 'mail', functions: [{ function: 'trim' }, { function: 'lower' }] },
        { kind: 'attribute', path: 'userPrincipalName', functions: [{ function: 'lower' }] },
      ],
      whenNothing: 'drop-user',
    },
    {
      to: 'displayName',
      from: [
        { kind: 'attribute', path: 'displayName', functions: [{ function: 'trim' }] },
        { kind: 'template', template: '${givenName} ${surname}', functions: [{ function: 'trim' }] },
        { kind: 'attribute', path: 'userPrincipalName' },
      ],
      whenNothing: 'skip',
    },
    {
      to: 'email',
      from: [
        { kind: 'attribute', path: 'mail', functions: [{ function: 'trim' }] },
        // The principal name of a guest is no address.
        { kind: 'attribute', path: 'userPrincipalName', functions: [{ function: 'regex', pattern: '^[^#]+@[^#]+$' }] },
      ],
      whenNothing: 'skip',
    },
  ],
};
