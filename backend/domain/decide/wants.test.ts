import { desirePeople } from './desire';
import { account, linkTo, person, type WorldInput, world } from './test/world';
import { wantsOf } from './wants';

function wants(given: WorldInput, onlyPerson: string | null = null) {
  const { source, links, rules, expressions, now } = world(given);
  return wantsOf(desirePeople(source, links, rules, expressions, now), links, rules, onlyPerson === null ? null : new Set([onlyPerson]));
}

const given: WorldInput = {
  people: [person('p1', 'anna'), person('p2', 'Bob'), person('p3', 'carl', { active: false })],
  groups: { eng: ['p1'], ops: ['p2'] },
  links: [linkTo('p1', account('k1', 'ANNA')), linkTo('p3', account('k3', 'carl'), { grantedGroups: ['old'] })],
  rules: { groups: { include: ['*'], alwaysAssigned: ['Licence'] } },
};

describe('what the target is asked for', () => {
  it('is names no link has, managed and assigned groups, and groups leavers were given', () => {
    expect(wants(given)).toEqual({ wantedNames: ['Bob'], wantedEmails: [], groups: ['Licence', 'eng', 'old', 'ops'] });
  });

  it('is mail addresses of people without a link when people are found by them', () => {
    expect(wants({ ...given, rules: { matching: { by: 'email' } } }).wantedEmails).toEqual(['Bob@corp.test']);
  });

  it('is what one person needs in a run about them', () => {
    expect(wants(given, 'p1')).toEqual({ wantedNames: [], wantedEmails: [], groups: ['Licence', 'eng'] });
    expect(wants(given, 'p3').groups).toEqual(['old']);
  });
});
