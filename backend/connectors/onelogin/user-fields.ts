/**
 * What of a user is asked for (OneLogin developer docs, "User Resource"). Passwords cannot be read; comments and the raw
 * directory groups are left out because they are long and nobody maps them.
 */
import type { SourceAttribute } from '../spi';

export const userAttributes: readonly SourceAttribute[] = [
  { path: 'id', label: 'OneLogin id', type: 'number' },
  { path: 'username', label: 'Username', type: 'text' },
  { path: 'email', label: 'Email', type: 'text' },
  { path: 'firstname', label: 'First name', type: 'text' },
  { path: 'lastname', label: 'Last name', type: 'text' },
  { path: 'title', label: 'Title', type: 'text' },
  { path: 'department', label: 'Department', type: 'text' },
  { path: 'company', label: 'Company', type: 'text' },
  { path: 'phone', label: 'Phone number', type: 'text' },
  { path: 'preferred_locale_code', label: 'Language', type: 'text' },
  { path: 'status', label: 'Status', type: 'number' },
  { path: 'state', label: 'State', type: 'number' },
  { path: 'group_id', label: 'Policy group id', type: 'number' },
  { path: 'manager_user_id', label: 'Manager (OneLogin id)', type: 'number' },
  { path: 'manager_ad_id', label: 'Manager (Active Directory id)', type: 'text' },
  { path: 'external_id', label: 'External ID', type: 'text' },
  { path: 'directory_id', label: 'Directory id', type: 'number' },
  { path: 'samaccountname', label: 'SAM account name', type: 'text' },
  { path: 'userprincipalname', label: 'User principal name', type: 'text' },
  { path: 'distinguished_name', label: 'Distinguished name', type: 'text' },
  { path: 'created_at', label: 'Created', type: 'text' },
  { path: 'updated_at', label: 'Last updated', type: 'text' },
  { path: 'activated_at', label: 'Activated', type: 'text' },
  { path: 'last_login', label: 'Last login', type: 'text' },
];

/** The parameter `fields` of a list of users. */
export const userFields = [...userAttributes.map(({ path }) => path), 'custom_attributes'].join(',');
