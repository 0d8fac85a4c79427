import { linkAfter } from '../decide/applied-state';
import { desirePeople } from '../decide/desire';
import { account, linkTo, person, type WorldInput, world } from '../decide/test/world';
import type { Link } from '../link';
import { notedWishes, wishesOf } from './wishes';

const anna = account('k1', 'anna');

function noted(given: WorldInput, link: Link, onlyPeople: ReadonlySet<string> | null = null): readonly (readonly string[])[] {
  const { source, links, rules, expressions, now } = world({
    people: [person('p1', 'anna')],
    rules: { groups: { include: ['*'] } },
    ...given,
    links: [link],
  });
  return notedWishes(desirePeople(source, links, rules, expressions, now), links, source, onlyPeople).map(wishesOf);
}

describe('the wishes kept with a link', () => {
  it('are the groups the person is wanted in, whoever gave them', () => {
    expect(noted({ groups: { eng: ['p1'], ops: ['p1'] } }, linkTo('p1', anna, { grantedGroups: ['eng'] }))).toEqual([['eng', 'ops']]);
  });

  it('need no note where they are the groups given', () => {
    expect(noted({ groups: { eng: ['p1'], ops: [] } }, linkTo('p1', anna, { grantedGroups: ['eng'] }))).toEqual([]);
  });

  it('end when the source, read whole, denies them', () => {
    expect(noted({ groups: { eng: [] } }, linkTo('p1', anna, { grantedGroups: ['eng'], wantedGroups: ['eng', 'ops'] }))).toEqual([[]]);
  });

  it('do not end because a group was read in part', () => {
    const members = new Map([['eng', { members: [], complete: false }]]);
    const link = linkTo('p1', anna, { grantedGroups: ['eng'], wantedGroups: ['eng', 'ops'] });
    expect(noted({ groups: { eng: [] }, source: { members } }, link)).toEqual([['eng']]);
    expect(noted({ groups: { eng: [] }, source: { complete: { users: true, groups: false } } }, link)).toEqual([]);
  });

  it('stay as they are while nothing is known of the person, and when the decision is about others', () => {
    const link = linkTo('p1', anna, { wantedGroups: ['ops'] });
    expect(noted({ people: [], source: { complete: { users: false, groups: true } } }, link)).toEqual([]);
    expect(noted({ groups: { eng: ['p1'] } }, link, new Set(['p2']))).toEqual([]);
  });

  it('go without saying again once the groups were given', () => {
    const link = linkTo('p1', anna, { grantedGroups: ['eng'], wantedGroups: ['eng', 'ops'] });
    const ref = { sourceId: 'p1', userKey: 'k1', userName: 'anna' };
    const operation = { kind: 'add-member', id: 'x', reason: { code: 'always-assigned' }, person: ref, group: 'Ops' } as const;
    const after = linkAfter(link, operation, { key: 'k1', name: 'anna' }, '2026-01-01T00:00:00.000Z');
    expect(after).toEqual(linkTo('p1', anna, { grantedGroups: ['eng', 'ops'] }));
  });
});
