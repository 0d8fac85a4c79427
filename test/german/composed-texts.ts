/** Sentences the server puts together from pieces of its own, and what comes of them. None: it stays inside an error. */
const names = ['user', 'group'].map((kind) => `The ${kind} name`);

export const composed: ReadonlyMap<string, readonly string[]> = new Map([
  ['LDAP result {0}: {1}', []],
  ['No {0} found.', ['No people found.', 'No groups found.']],
  ['{0} of {1} {2} do not show {3}.', ['2 of 9 people do not show uid.', '2 of 9 groups do not show cn.']],
  ['{0} {1} on the first page.', ['9 people on the first page.', '9 groups on the first page.']],
  [
    '{0} users on the first page{1}, {2} of them active.',
    ['9 users on the first page, 8 of them active.', '9 users on the first page of 30, 8 of them active.'],
  ],
  ['{0} roles on the first page{1}.', ['9 roles on the first page.', '9 roles on the first page of 30.']],
  [
    'Copy the {0} from OneLogin, Developers, API Credentials.',
    ['client ID', 'client secret'].map((what) => `Copy the ${what} from OneLogin, Developers, API Credentials.`),
  ],
  ['There is no {0}.', ['There is no client ID.', 'There is no client secret.']],
  [
    'The {0} has characters that no {1} has.',
    ['client ID', 'client secret'].map((what) => `The ${what} has characters that no ${what} has.`),
  ],
  [
    '{0} {1}; more than {2} of {3} need approval.',
    ['accounts would be closed', 'memberships would be removed'].map((what) => `9 ${what}; more than 5 of 20 need approval.`),
  ],
  ['{0}, and this one had none.', ['The last read had 9 people, and this one had none.', 'People are managed, and this one had none.']],
  [
    'Jira was read in part, so {0} {1} left as they are: {2}.',
    ['Jira was read in part, so groups were left as they are: 2.', 'Jira was read in part, so the group was left as they are: 1.'],
  ],
  ['The {0} is empty.', names.map((name) => `${name} is empty.`)],
  ['The {0} begins or ends with a space.', names.map((name) => `${name} begins or ends with a space.`)],
  ['The {0} has more than {1} characters.', names.map((name) => `${name} has more than 255 characters.`)],
  ['The {0} contains control characters.', names.map((name) => `${name} contains control characters.`)],
  [
    'The {0} contains invisible characters or characters that turn the direction of the text.',
    names.map((name) => `${name} contains invisible characters or characters that turn the direction of the text.`),
  ],
  ['The expression is not valid{0}: {1}', ['The expression is not valid: x', 'The expression is not valid at character 3: x']],
  [
    'The expression failed{0} (JSONata error {1}).',
    ['The expression failed (JSONata error T1).', 'The expression failed at character 3 (JSONata error T1).'],
  ],
  [
    'The mail server does not accept the user name and password{0}.',
    ['', ' (status 535)'].map((status) => `The mail server does not accept the user name and password${status}.`),
  ],
  ['The mail server refused the message{0}.', ['', ' (status 550)'].map((status) => `The mail server refused the message${status}.`)],
  [
    'The mail server does not take the message now{0}.',
    ['', ' (status 450)'].map((status) => `The mail server does not take the message now${status}.`),
  ],
  ['Reading the {0}: {1}', ['users', 'groups', 'members'].map((stream) => `Reading the ${stream}: x`)],
  [
    'The secret {0} of {1} {2}.',
    ['was sealed with another master key', 'is damaged or was moved here from another place', 'is not in a form this version knows'].map(
      (fate) => `The secret apiToken of okta ${fate}.`,
    ),
  ],
  [
    'The connector {0} {1} by {2} at {3}.',
    ['exists already; it was last changed', 'was changed', 'was removed'].map(
      (fate) => `The connector okta ${fate} by jira:anna at 12:00.`,
    ),
  ],
  [
    '{0}, and that "External user management" is off.',
    ['Check the rights of the account', 'Check that a directory with read and write permission comes first'].map(
      (hint) => `${hint}, and that "External user management" is off.`,
    ),
  ],
  [
    'Jira User Server does not accept {0}.',
    ['the name or the password of the application', 'calls from this address'].map((what) => `Jira User Server does not accept ${what}.`),
  ],
  [
    'Jira refused {0} (status {1}).',
    ['create the account', 'change the account', 'delete the account', 'anonymize the account', 'create the group']
      .concat(['add the member', 'remove the member', 'change a property of the account'])
      .map((what) => `Jira refused to ${what} (status 400).`),
  ],
]);
