/** OneLogin as data: form, secrets, what it can do and the recommended mapping. No code runs from here. */
import { certificatesField } from '../kit/certificates-field';
import type { ConnectorSpec } from '../spi';
import { oneLoginStates, oneLoginStatuses } from './activity';

/** The largest page OneLogin's interface description allows, for every list. */
export const pageSize = 100;

export const oneLoginSpec: ConnectorSpec = {
  type: 'onelogin',
  label: 'OneLogin',
  summary: 'Reads users, roles and who is in which of a OneLogin account with API credentials. Reads only, changes nothing.',
  fields: [
    {
      key: 'baseUrl',
      label: 'OneLogin address',
      kind: 'url',
      required: true,
      placeholder: 'https://company.onelogin.com',
      help: 'The address people sign in at: your subdomain and .onelogin.com, in every region. It is what the browser shows in front of /portal or /admin2.',
    },
    {
      key: 'clientId',
      label: 'Client ID',
      kind: 'text',
      required: true,
      help: 'In OneLogin as an account owner or super user: Developers, API Credentials, New Credential, choose the scope Read users, and save. The page of the credential shows the client ID.',
    },
    {
      key: 'clientSecret',
      label: 'Client secret',
      kind: 'secret',
      required: true,
      help: 'Shown beside the client ID. The credential stops working when the OneLogin user who made it is deleted, so make it with an account that stays.',
    },
    {
      key: 'activeStatuses',
      label: 'Statuses that count as active',
      kind: 'list',
      required: false,
      default: ['1', '3', '4', '5'],
      choices: oneLoginStatuses.map(({ value, label }) => ({ value, label: `${value} ${label}` })),
      help: 'Users in any other status count as disabled. Only status 1 can sign in right now; 3 (locked), 4 and 5 (password to be changed) come back by themselves, 2 (suspended) does not.',
    },
    {
      key: 'activeStates',
      label: 'States that count as active',
      kind: 'list',
      required: false,
      default: ['1'],
      choices: oneLoginStates.map(({ value, label }) => ({ value, label: `${value} ${label}` })),
      help: 'A user is active when both the status and the state are. OneLogin lets only approved users (1) use applications; rejected and unlicensed ones stay listed.',
    },
    {
      key: 'readPolicyGroups',
      label: 'Read policy groups too',
      kind: 'boolean',
      required: false,
      default: false,
      help: 'A OneLogin group holds the sign-in policy, and a user is in one at most. Roles are what grants access, so they are always read as groups. Turn it on to read the policy groups as further groups.',
    },
    {
      key: 'kindAttribute',
      label: 'Attribute that tells guests',
      kind: 'text',
      required: false,
      placeholder: 'custom_attributes.user_type',
      help: 'Path of the attribute that marks people of other companies and accounts no person uses, such as company or custom_attributes.user_type. OneLogin itself knows no guests. Leave it empty when nobody is marked.',
    },
    {
      key: 'guestValues',
      label: 'Values that mean guest',
      kind: 'list',
      required: false,
      default: [],
      placeholder: 'Contractor',
      help: 'Values of that attribute that mark people of other companies. Capital and small letters are told apart.',
    },
    {
      key: 'serviceValues',
      label: 'Values that mean service account',
      kind: 'list',
      required: false,
      default: [],
      placeholder: 'Service',
      help: 'Values of that attribute that mark accounts no person uses. Capital and small letters are told apart.',
    },
    {
      key: 'callsToSpare',
      label: 'Calls to leave to others',
      kind: 'number',
      required: false,
      default: 100,
      min: 0,
      max: 4000,
      help: 'OneLogin allows 5,000 calls an hour for the whole account, all integrations together. A read stops before it takes these last ones. Never more than a tenth of the limit is kept.',
    },
    {
      key: 'lanes',
      label: 'Parallel requests',
      kind: 'number',
      required: false,
      default: 4,
      min: 1,
      max: 32,
      help: 'The list of users comes one page after the other, so more than 5 make a read of many users hardly quicker. It changes nothing about the number of calls.',
    },
    certificatesField,
  ],
  capabilities: {
    // `updated_since` tells of no deletion, and whether a change of roles moves `updated_at` is documented nowhere.
    delta: { users: 'none', groups: 'none', memberships: 'none' },
    memberships: 'by-group',
    nesting: 'none',
    resume: 'from-start',
    pageLimits: { users: pageSize, groups: pageSize, members: pageSize },
  },
  recommendedMapping: [
    {
      to: 'username',
      from: [
        { kind: 'attribute', path: 'username', functions: [{ function: 'strip-domain' }, { function: 'lower' }] },
        { kind: 'attribute', path: 'samaccountname', functions: [{ function: 'lower' }] },
        { kind: 'attribute', path: 'email', functions: [{ function: 'strip-domain' }, { function: 'lower' }] },
      ],
      whenNothing: 'drop-user',
    },
    {
      to: 'displayName',
      from: [
        { kind: 'template', template: '${firstname} ${lastname}', functions: [{ function: 'trim' }] },
        { kind: 'attribute', path: 'firstname', functions: [{ function: 'trim' }] },
        { kind: 'attribute', path: 'username' },
        { kind: 'attribute', path: 'email' },
      ],
      whenNothing: 'skip',
    },
    { to: 'email', from: [{ kind: 'attribute', path: 'email', functions: [{ function: 'trim' }] }], whenNothing: 'skip' },
  ],
};
