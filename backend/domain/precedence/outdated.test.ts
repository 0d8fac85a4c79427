import { account, linkTo } from '../decide/test/world';
import type { Claim } from './claim';
import { distrustOutdated, outdatedPeople } from './outdated';

const verifiedAt = '2026-02-01T00:00:00.000Z';
const self = { connectorId: 'ldap', precedence: 50 };
const link = linkTo('p1', account('k1', 'anna'), { verifiedAt });
const links = new Map([['p1', link]]);
const left = (leftAt: string | null) => {
  const claim: Claim = { connectorId: 'okta', precedence: 10, leftAt, groups: new Set() };
  return { self, claims: new Map([['k1', [claim]]]) };
};

describe('what is remembered of an account', () => {
  it('is outdated when the person left another connector since', () => {
    expect([...outdatedPeople(links, left('2026-02-02T00:00:00.000Z'))]).toEqual(['p1']);
    expect([...outdatedPeople(new Map([['p1', { ...link, verifiedAt: null }]]), left('2020-01-01T00:00:00.000Z'))]).toEqual(['p1']);
  });

  it('is not outdated when the account was confirmed afterwards, while the person is present there, or without other claims', () => {
    expect(outdatedPeople(links, left('2026-01-31T00:00:00.000Z')).size).toBe(0);
    expect(outdatedPeople(links, left(null)).size).toBe(0);
    expect(outdatedPeople(links, undefined).size).toBe(0);
  });

  it('counts as never confirmed when it is outdated', () => {
    expect(distrustOutdated(links, left('2026-02-02T00:00:00.000Z')).get('p1')).toEqual({ ...link, verifiedAt: null });
    expect(distrustOutdated(links, left(null))).toBe(links);
  });
});
