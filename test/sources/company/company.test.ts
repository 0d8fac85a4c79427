import { referenceCompany } from './reference-company';
import { sampleCompany } from './sample-company';

describe('the sample company', () => {
  it('is the same for the same seed and another for another seed', () => {
    const logins = (seed: number) => [...sampleCompany({ seed }).people.values()].map((person) => person.login);
    expect(logins(3)).toEqual(logins(3));
    expect(logins(3)).not.toEqual(logins(4));
  });

  it('has about 250 people, 24 groups, leavers, an empty group and two groups of one name', () => {
    const company = sampleCompany();
    const groups = [...company.groups.values()];
    expect(company.people.size).toBe(250);
    expect(groups).toHaveLength(24);
    expect([...company.people.values()].filter((person) => person.state === 'left').length).toBeGreaterThan(1);
    expect(groups.filter((group) => group.memberIds.size === 0)).toHaveLength(1);
    expect(groups.filter((group) => group.name === 'VPN Access')).toHaveLength(2);
  });

  it('gives every account name once, without regard to case', () => {
    const logins = [...sampleCompany().people.values()].map((person) => person.login.toLowerCase());
    expect(new Set(logins).size).toBe(logins.length);
  });

  it('takes a leaver out of every group, keeps the id through a rename, and tells who watches', () => {
    const company = sampleCompany({ now: () => Date.UTC(2026, 0, 1) });
    const seen: string[] = [];
    company.watch((change) => seen.push(change.kind));
    const person = company.findPerson('thomas.weber');
    if (!person) throw new Error('The sample company has a Thomas Weber.');
    expect(company.rename(person.id, { login: 'tom.weber' })).toMatchObject({ id: person.id, mail: 'tom.weber@example.com' });
    company.leave(person.id);
    expect(company.groupsOf(person.id)).toEqual([]);
    expect(company.person(person.id)).toMatchObject({ state: 'left', changedAt: '2026-01-01T00:00:00.000Z' });
    expect(seen.filter((kind) => kind === 'member').length).toBeGreaterThan(0);
  });
});

describe('the reference company', () => {
  it('has exactly the asked number of people, groups and members', () => {
    const company = referenceCompany({ users: 1_000, groups: 50, membersPerGroup: 100 });
    expect(company.people.size).toBe(1_000);
    expect([...company.groups.values()].map((group) => group.memberIds.size)).toEqual(Array(50).fill(100));
  });
});
