import { account, linkTo, person } from '../../domain/decide/test/world';
import { buildDirectory, type Directory, type PeopleFilter } from './directory';

const anna = account('k1', 'anna');
const gone = account('k3', 'gone');

function directory(): Directory {
  const people = [person('u1', 'anna.source'), person('u2', 'Bela', { active: false })];
  const links = [linkTo('u1', anna), linkTo('u3', gone, { leftAt: '2026-03-01T12:00:00.000Z' })];
  return buildDirectory({
    records: people.map(({ id, active, attributes: { login, name, email } }) => ({
      sourceId: id,
      names: { login: String(login), name: String(name), email: String(email) },
      active,
    })),
    links: new Map(links.map((link) => [link.sourceId, link])),
    problems: new Map([['u2', 'There is no user name.']]),
  });
}
const found = (search?: string, filter?: PeopleFilter) =>
  directory()
    .find({ limit: 10, from: 0, ...(search ? { search } : {}), ...(filter ? { filter } : {}) })
    .items.map(({ sourceId }) => sourceId);

describe('buildDirectory', () => {
  it('has everybody of the snapshot and everybody linked, by name', () => {
    expect(found()).toEqual(['u1', 'u2', 'u3']);
    expect(directory().get('u3')).toEqual({
      sourceId: 'u3',
      login: null,
      name: 'Name of gone',
      email: 'gone@corp.test',
      activeAtSource: null,
      userKey: 'k3',
      userName: 'gone',
      state: 'left',
      problem: null,
    });
  });

  it.each([
    ['anna.SOURCE', ['u1']],
    ['name of b', ['u2']],
    ['GONE@corp', ['u3']],
    ['U2', ['u2']],
    ['corp.test', ['u1', 'u2', 'u3']],
    ['nobody', []],
  ])('finds %s', (search, ids) => expect(found(search)).toEqual(ids));

  it('finds nothing across the borders of two names', () => {
    expect(found('anna.sourcename')).toEqual([]);
  });

  it.each([
    ['linked', ['u1']],
    ['unlinked', ['u2']],
    ['left', ['u3']],
    ['problem', ['u2']],
  ] as const)('filters who is %s', (filter, ids) => expect(found(undefined, filter)).toEqual(ids));

  it('counts everybody who matches, whatever the page', () => {
    const { items, total } = directory().find({ limit: 1, from: 1 });
    expect([items.map(({ sourceId }) => sourceId), total]).toEqual([['u2'], 3]);
    expect(directory().find({ limit: 1, from: 99 })).toEqual({ items: [], total: 3 });
  });
});
