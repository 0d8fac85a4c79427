import type { Claim } from './claim';
import { createOwnershipJudge } from './ownership';

const self = { connectorId: 'okta', precedence: 50 };
const claim = (connectorId: string, precedence: number, more: Partial<Claim> = {}): Claim => ({
  connectorId,
  precedence,
  leftAt: null,
  groups: new Set(),
  ...more,
});
const judge = (...claims: Claim[]) => createOwnershipJudge({ self, claims: new Map([['k1', claims]]) })('k1');

describe('the say about an account', () => {
  it('is whole where nobody else claims it', () => {
    const sole = { owns: true, presentIn: null, isFirst: true, lastLeftAt: null };
    expect(createOwnershipJudge(undefined)('k1')).toMatchObject(sole);
    expect(createOwnershipJudge({ self, claims: new Map() })('k1')).toMatchObject(sole);
    expect(createOwnershipJudge({ self, claims: new Map([['k1', [claim('ldap', 1)]]]) })(null)).toMatchObject(sole);
  });

  it('is with the first in rank of those where the person is present', () => {
    expect(judge(claim('ldap', 60)).owns).toBe(true);
    expect(judge(claim('ldap', 40)).owns).toBe(false);
    expect(judge(claim('ldap', 60), claim('entra', 40)).owns).toBe(false);
  });

  it('passes on when the person leaves the first', () => {
    const left = judge(claim('ldap', 40, { leftAt: '2026-01-01T00:00:00.000Z' }));
    expect(left).toMatchObject({ owns: true, presentIn: null, isFirst: false, lastLeftAt: '2026-01-01T00:00:00.000Z' });
  });

  it('names the first in rank where the person is present, in whatever order claims come', () => {
    expect(judge(claim('ldap', 60), claim('entra', 55)).presentIn?.connectorId).toBe('entra');
  });

  it('knows who wants the account in a group, as long as the person is present there', () => {
    const there = claim('ldap', 60, { groups: new Set(['vpn']) });
    expect(judge(there).keeperOf('vpn')?.connectorId).toBe('ldap');
    expect(judge(there).keeperOf('wiki')).toBeNull();
    expect(judge({ ...there, leftAt: '2026-01-01T00:00:00.000Z' }).keeperOf('vpn')).toBeNull();
  });
});
