/** Runs against real parts: a real database, HTTP on both sides. */

import { type Rig, startRig } from '../rig/rig';
import { Company } from '../sources/company/company';

jest.setTimeout(60_000);

describe('a full run', () => {
  let rig: Rig;
  let company: Company;

  beforeEach(async () => {
    company = new Company('example.com');
    const people = ['anna', 'bela', 'cleo', 'dora', 'emil'].map((login) => company.join({ login, firstName: login, lastName: 'Test' }));
    const engineering = company.found('engineering');
    const design = company.found('design');
    for (const { id } of people.slice(0, 3)) company.addMember(engineering.id, id);
    for (const { id } of people.slice(2)) company.addMember(design.id, id);
    rig = await startRig({ company });
  });
  afterEach(async () => rig.close());

  it('brings everybody with their groups, and a second one changes nothing', async () => {
    const first = await rig.sync();
    expect(first).toMatchObject({ state: 'done', error: null });
    expect(rig.jira.state.memberNames('engineering')).toEqual(['anna', 'bela', 'cleo']);
    expect(rig.jira.state.memberNames('design')).toEqual(['cleo', 'dora', 'emil']);
    rig.takeWrites();
    const second = await rig.sync();
    expect(second.state).toBe('done');
    expect(rig.takeWrites()).toBe(0);
    expect(second.counts?.unchanged).toBe(5);
  });
});
