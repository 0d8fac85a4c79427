/** Every connector type there is, one line each. A new one adds its line here and touches nothing else. */
export { entraConnectorType } from './entra/index';
export { ldapConnectorType } from './ldap/index';
export { oktaConnectorType } from './okta/index';
export { oneLoginConnectorType } from './onelogin/index';
