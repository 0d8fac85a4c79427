/** `/api/v1/meta/schemas/user/default`: which attributes a profile may have, base and custom ones. */

const base: readonly (readonly [name: string, title: string, type: string])[] = [
  ['login', 'Username', 'string'],
  ['firstName', 'First name', 'string'],
  ['lastName', 'Last name', 'string'],
  ['displayName', 'Display name', 'string'],
  ['nickName', 'Nickname', 'string'],
  ['email', 'Primary email', 'string'],
  ['secondEmail', 'Secondary email', 'string'],
  ['title', 'Title', 'string'],
  ['department', 'Department', 'string'],
  ['city', 'City', 'string'],
  ['countryCode', 'Country code', 'string'],
  ['employeeNumber', 'Employee number', 'string'],
  ['userType', 'User type', 'string'],
  ['managerId', 'ManagerId', 'string'],
  ['manager', 'Manager', 'string'],
];

export function userSchema(origin: string): string {
  return JSON.stringify({
    id: `${origin}/meta/schemas/user/default`,
    $schema: 'http://json-schema.org/draft-04/schema#',
    name: 'user',
    title: 'User',
    type: 'object',
    definitions: {
      base: {
        id: '#base',
        type: 'object',
        properties: Object.fromEntries(base.map(([name, title, type]) => [name, { title, type, scope: 'NONE' }])),
        required: ['login', 'email', 'firstName', 'lastName'],
      },
      custom: {
        id: '#custom',
        type: 'object',
        properties: {
          costCenters: { title: 'Cost centers', type: 'array', items: { type: 'string' }, scope: 'NONE' },
          badgeNumber: { title: 'Badge number', type: 'integer', scope: 'NONE' },
        },
        required: [],
      },
    },
  });
}
