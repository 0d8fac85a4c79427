import { DEFAULT_PRECEDENCE, outranks, rankOf } from './claim';

describe('the rank of a connector', () => {
  it('is higher the lower its precedence is', () => {
    expect(outranks({ connectorId: 'z', precedence: 10 }, { connectorId: 'a', precedence: 20 })).toBe(true);
    expect(outranks({ connectorId: 'a', precedence: 20 }, { connectorId: 'z', precedence: 10 })).toBe(false);
  });

  it('is told by the id where the precedence is the same, so that one always goes before the other', () => {
    expect(outranks({ connectorId: 'entra', precedence: 100 }, { connectorId: 'ldap', precedence: 100 })).toBe(true);
    expect(outranks({ connectorId: 'ldap', precedence: 100 }, { connectorId: 'entra', precedence: 100 })).toBe(false);
  });

  it('is the default one for connectors stored without a precedence', () => {
    expect(rankOf({ id: 'ldap' })).toEqual({ connectorId: 'ldap', precedence: DEFAULT_PRECEDENCE });
    expect(rankOf({ id: 'ldap', precedence: 7 })).toEqual({ connectorId: 'ldap', precedence: 7 });
  });
});
