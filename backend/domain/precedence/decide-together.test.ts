/** What one connector decides about an account that another one claims as well. */
import { decide } from '../decide/decide';
import { account, codes, ids, linkTo, NOW, person, type WorldInput, world } from '../decide/test/world';
import { explainWithheld } from '../explain/words';
import type { Plan } from '../plan/plan';
import type { Claim } from './claim';

const anna = account('k1', 'anna', { displayName: 'Anna of the other' });
const LEFT = '2026-02-01T12:00:00.000Z';
const self = { connectorId: 'ldap', precedence: 50 };
const first: Claim = { connectorId: 'okta', precedence: 10, leftAt: null, groups: new Set() };
const second: Claim = { ...first, precedence: 90 };

function plan(given: WorldInput, ...claims: Claim[]): Plan {
  return decide(world({ ...given, input: { ...given.input, elsewhere: { self, claims: new Map([['k1', claims]]) } } }));
}
const present: WorldInput = { people: [person('p1', 'anna')], accounts: [anna], links: [linkTo('p1', anna)] };
const gone: WorldInput = { accounts: [anna], links: [linkTo('p1', anna)] };
const words = ({ withheld }: Plan) => withheld.map(explainWithheld);

describe('somebody new here whose account another connector has', () => {
  it('is the same person, and gets groups but no other values while the other goes first', () => {
    const given = { people: [person('p1', 'ANNA')], accounts: [anna], groups: { vpn: ['p1'] }, targetGroups: { vpn: [] } };
    const result = plan({ ...given, rules: { groups: { include: ['*'] } } }, first);
    expect(ids(result)).toEqual(['add-member:p1:vpn']);
    expect(result.linkUpdates).toEqual([{ sourceId: 'p1', userKey: 'k1', matched: true }]);
    expect(codes(result)).toEqual([]);
  });

  it('gets the values of this one when it goes first', () => {
    expect(ids(plan({ people: [person('p1', 'anna')], accounts: [anna] }, second))).toEqual(['update-user:p1']);
  });

  it('takes over a closed account the other let go', () => {
    const closed = { ...anna, active: false };
    const result = plan({ people: [person('p1', 'anna')], accounts: [closed] }, { ...first, leftAt: LEFT });
    expect(ids(result)).toEqual(['reactivate-user:p1', 'update-user:p1']);
  });

  it('is found again when their account was deleted and the other made a new one', () => {
    const lost = linkTo('p1', account('k0', 'anna'));
    const result = plan({ people: [person('p1', 'anna')], accounts: [anna], links: [lost] }, first);
    expect([ids(result), codes(result)]).toEqual([[], []]);
    expect(result.linkUpdates).toEqual([{ sourceId: 'p1', userKey: 'k1', matched: true }]);
  });
});

describe('somebody present in both', () => {
  it('is not renamed, changed or opened by the one that goes second', () => {
    const closed = { ...anna, name: 'anna.old', active: false };
    expect(ids(plan({ ...present, accounts: [closed] }, first))).toEqual([]);
    expect(ids(plan({ ...present, accounts: [closed] }, second))).toEqual(['rename-user:p1', 'reactivate-user:p1', 'update-user:p1']);
  });

  it('leaves the name of the account to nobody else either', () => {
    const given = { people: [person('p1', 'anna.new'), person('p2', 'anna')], accounts: [anna], links: [linkTo('p1', anna)] };
    expect([ids(plan(given, first)), codes(plan(given, first))]).toEqual([[], ['username-conflict p2']]);
  });

  it('stays in a group the other wants them in', () => {
    const given = { ...present, groups: { vpn: [] }, targetGroups: { vpn: ['k1'] }, rules: { groups: { include: ['*'] } } };
    const kept = plan(given, { ...first, groups: new Set(['vpn']) });
    expect(ids(kept)).toEqual([]);
    expect(words(kept)).toEqual(['1 membership was not removed in "vpn": kept because okta wants it.']);
    expect(ids(plan(given, first))).toEqual(['remove-member:p1:vpn']);
  });
});

describe('somebody who left this one and is present in the other', () => {
  it('keeps the account, and words say by whom', () => {
    const result = plan(gone, second);
    expect(ids(result)).toEqual([]);
    expect(words(result)).toEqual(['1 account was not closed: kept because present in okta.']);
  });

  it('loses what this one gave, even where leavers keep their memberships', () => {
    const links = [linkTo('p1', anna, { grantedGroups: ['vpn', 'wiki'] })];
    const given = { ...gone, links, groups: { vpn: [] }, targetGroups: { vpn: ['k1'], wiki: ['k1'], hand: ['k1'] } };
    const rules = (leavers: object) => ({ groups: { include: ['*'] }, leavers });
    const both = ['remove-member:p1:vpn', 'remove-member:p1:wiki'];
    expect(ids(plan({ ...given, rules: rules({}) }, first))).toEqual(both);
    expect(ids(plan({ ...given, rules: rules({ removeGroups: false }) }, first))).toEqual(both);
    expect(ids(plan({ ...given, rules: rules({ action: 'keep' }) }, first))).toEqual([]);
    expect(ids(plan({ ...given, rules: rules({}) }, { ...first, groups: new Set(['wiki']) }))).toEqual(['remove-member:p1:vpn']);
  });
});

describe('somebody who left both', () => {
  it('has the account closed by whichever notices', () => {
    expect(ids(plan(gone, { ...first, leftAt: LEFT }))).toEqual(['deactivate-user:p1']);
    expect(ids(plan(gone, { ...second, leftAt: LEFT }))).toEqual(['deactivate-user:p1']);
  });

  it('has the account deleted only by the one that goes first, after the grace period since the last of them was left', () => {
    const leavers = { action: 'delete', graceDays: 30 };
    const given = { ...gone, links: [linkTo('p1', anna, { leftAt: '2025-01-01T00:00:00.000Z' })], rules: { leavers } };
    expect(ids(plan(given, { ...first, leftAt: '2025-02-01T00:00:00.000Z' }))).toEqual(['deactivate-user:p1']);
    expect(ids(plan(given, { ...second, leftAt: '2025-02-01T00:00:00.000Z' }))).toEqual(['deactivate-user:p1', 'delete-user:p1']);
    expect(ids(plan(given, { ...second, leftAt: NOW }))).toEqual(['deactivate-user:p1']);
  });
});
