import type { Operation } from '../plan/operation';
import { leaversOf, linkAfter, linkOnMatch } from './applied-state';
import { desirePeople } from './desire';
import { account, linkTo, NOW, person, world } from './test/world';

const LATER = '2026-03-02T00:00:00.000Z';
const anna = account('k1', 'anna');
const link = linkTo('p1', anna);
const ref = { sourceId: 'p1', userKey: 'k1', userName: 'anna' };
const user = (
  kind: 'create-user' | 'rename-user' | 'update-user' | 'reactivate-user' | 'deactivate-user' | 'delete-user' | 'anonymize-user',
  after: object | null,
): Operation => ({
  kind,
  id: kind,
  person: ref,
  reason: { code: 'joined' },
  before: null,
  after,
});
const member = (kind: 'add-member' | 'remove-member', group: string): Operation => ({
  kind,
  id: kind,
  person: ref,
  reason: { code: 'joined' },
  group,
});
const property = (after: string | null): Operation => ({
  kind: 'set-property',
  id: 'x',
  person: ref,
  reason: { code: 'joined' },
  property: 'team',
  before: null,
  after,
});
const changed = (operation: Operation, before = link, name = 'anna') => linkAfter(before, operation, { key: 'k1', name }, LATER);

describe('the link after an operation', () => {
  it('of a created account knows what was written and who made it', () => {
    const created = linkAfter(
      null,
      user('create-user', { name: 'Anna', displayName: 'A', email: 'a@corp.test', active: true }),
      { key: 'k7', name: 'anna' },
      LATER,
    );
    expect(created).toEqual({
      sourceId: 'p1',
      userKey: 'k7',
      applied: { name: 'anna', displayName: 'A', email: 'a@corp.test', active: true, properties: {} },
      grantedGroups: [],
      createdByUs: true,
      leftAt: null,
      verifiedAt: LATER,
    });
  });

  it('forgets the old account when it had to be created again', () => {
    const again = changed(user('create-user', { displayName: 'A' }), { ...link, userKey: 'old', grantedGroups: ['eng'], leftAt: NOW });
    expect(again).toMatchObject({ userKey: 'k1', grantedGroups: [], leftAt: null, createdByUs: true });
  });

  it('has the new name, values and properties', () => {
    expect(changed(user('rename-user', { name: 'annette' }), link, 'annette')?.applied.name).toBe('annette');
    expect(changed(user('update-user', { email: 'new@corp.test' }))?.applied).toEqual({ ...link.applied, email: 'new@corp.test' });
    const set = changed(property('core'));
    expect(set?.applied.properties).toEqual({ team: 'core' });
    expect(set && changed(property(null), set)?.applied.properties).toEqual({});
  });

  it('remembers the groups that were given, in folded names and each once', () => {
    const twice = [member('add-member', 'Ops'), member('add-member', 'Eng'), member('add-member', 'OPS')].reduce(
      (held, next) => changed(next, held) ?? held,
      link,
    );
    expect(twice.grantedGroups).toEqual(['eng', 'ops']);
    expect(changed(member('remove-member', 'OPS'), twice)?.grantedGroups).toEqual(['eng']);
  });

  it('begins the grace period on closing, keeps an earlier beginning, and ends it on opening', () => {
    const closed = changed(user('deactivate-user', { active: false }));
    expect(closed).toMatchObject({ leftAt: LATER, applied: { active: false } });
    expect(changed(user('deactivate-user', { active: false }), { ...link, leftAt: NOW })?.leftAt).toBe(NOW);
    expect(closed && changed(user('reactivate-user', { active: true }), closed)).toMatchObject({ leftAt: null, applied: { active: true } });
  });

  it('is gone with the account', () => {
    expect(changed(user('delete-user', null))).toBeNull();
    expect(changed(user('anonymize-user', null))).toBeNull();
  });

  it('is made from what is known when there was none', () => {
    expect(linkAfter(null, member('add-member', 'eng'), { key: 'k1', name: 'anna' }, LATER)).toMatchObject({
      userKey: 'k1',
      grantedGroups: ['eng'],
      createdByUs: false,
    });
  });

  it('does not change for a group', () => {
    expect(changed({ kind: 'create-group', id: 'x', reason: { code: 'group-missing' }, group: 'eng' })).toBe(link);
  });
});

describe('the link of somebody found at the target', () => {
  const update = { sourceId: 'p1', userKey: 'k1', matched: true };

  it('holds what the target says, as made by others', () => {
    const found = linkOnMatch(null, update, world({ accounts: [{ ...anna, displayName: 'Other' }] }));
    expect(found).toMatchObject({ createdByUs: false, verifiedAt: NOW, grantedGroups: [], applied: { displayName: 'Other' } });
  });

  it('claims to know nothing the target did not tell', () => {
    const found = linkOnMatch(null, update, world({ accounts: [{ ...anna, detail: 'unknown' }] }));
    expect(found).toMatchObject({ verifiedAt: null, applied: { name: 'anna', displayName: '', email: '' } });
  });

  it('is renewed by a confirmation, with what was given before', () => {
    const renewed = linkOnMatch(
      { ...link, grantedGroups: ['eng'], verifiedAt: null },
      { ...update, matched: false },
      world({ accounts: [anna] }),
    );
    expect(renewed).toEqual({ ...link, grantedGroups: ['eng'], verifiedAt: NOW });
  });

  it('is none when the account is not there', () => {
    expect(linkOnMatch(null, update, world())).toBeNull();
  });
});

describe('the day of leaving', () => {
  it('is noted for leavers, cleared for those who are back, and left alone otherwise', () => {
    const bob = account('k2', 'bob');
    const { source, links, rules, expressions } = world({
      people: [person('p2', 'bob'), person('p4', 'dora', { active: false })],
      links: [link, linkTo('p2', bob, { leftAt: NOW }), linkTo('p4', account('k4', 'dora'), { leftAt: NOW })],
    });
    const noted = leaversOf(desirePeople(source, links, rules, expressions, LATER), links);
    expect(noted).toEqual([
      { ...link, leftAt: LATER },
      { ...linkTo('p2', bob), leftAt: null },
    ]);
  });
});
