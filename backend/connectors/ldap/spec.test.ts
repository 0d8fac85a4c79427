import { AttributeRuleSchema } from '../../domain/rules/sync-rules';
import { ldapConnectorType } from '.';
import { ldapSpec } from './spec';

describe('the form of the LDAP connector', () => {
  it('has every field once, and its own defaults are accepted', () => {
    const keys = ldapSpec.fields.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const defaults = Object.fromEntries(ldapSpec.fields.flatMap(({ key, default: value }) => (value === undefined ? [] : [[key, value]])));
    expect(ldapConnectorType.parse({ ...defaults, urls: ['ldaps://ldap.corp.example'] }).ok).toBe(true);
  });

  it('recommends a mapping that the rules accept', () => {
    for (const rule of ldapSpec.recommendedMapping) expect(AttributeRuleSchema.safeParse(rule).success).toBe(true);
  });
});
