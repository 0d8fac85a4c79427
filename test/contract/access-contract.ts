/** Looking up one person, finding attributes, and saying what is missing. */

import { collect } from './collect';
import { contractCompany } from './contract-company';
import type { ConnectorHarness } from './harness';
import { runningSources } from './running-source';
import { whenSupported } from './supported-case';

export function describeAccess(harness: ConnectorHarness): void {
  const sources = runningSources(harness);
  const small = () => contractCompany({ users: 4, groups: 2, members: 3 });

  it('passes every probe of a check when nothing is missing, with the calls of a read', async () => {
    const { connector } = (await sources.start(small())).open();
    const probes = await connector.check();
    expect(probes.filter((probe) => probe.result === 'failed')).toEqual([]);
    for (const name of ['connect', 'token', 'list-users', 'list-groups', 'list-members']) {
      expect({ name, result: probes.find((probe) => probe.name === name)?.result }).toEqual({ name, result: 'ok' });
    }
  });

  if (harness.missingRights.length > 0) {
    it.each(harness.missingRights)('names what is missing: $name', async ({ take, probe, hint }) => {
      const source = await sources.start(small());
      take(source);
      const { connector } = source.open();
      const probes = await connector.check();
      for (const secret of source.secrets ?? []) expect(JSON.stringify(probes)).not.toContain(secret);
      const found = probes.find(({ name }) => name === probe);
      expect(found?.result).toBe('failed');
      expect(found?.hint).toMatch(hint);
    });
  }

  it('offers the attributes its recommended mapping needs', async () => {
    const { connector } = (await sources.start(small())).open();
    const { users } = await connector.discover();
    expect(users.length).toBeGreaterThan(3);
    expect(new Set(users.map(({ path }) => path)).size).toBe(users.length);
  });

  it('finds one person by id as the list has them, and by what one knows at a keyboard', async () => {
    const company = small();
    const { connector } = (await sources.start(company)).open();
    const listed = [...(await collect(harness, connector)).snapshot.users.values()].find((user) => harness.loginOf(user) === 'person.0003');
    if (!listed) throw new Error('The list has person.0003.');
    const byId = await connector.readOne({ id: listed.id });
    expect(byId).toMatchObject({ user: { id: listed.id, active: true, status: listed.status, kind: listed.kind } });
    const person = company.findPerson('person.0003');
    if (!person) throw new Error('The company has person.0003.');
    expect(await connector.readOne({ login: harness.keyboardRef(company, person) })).toMatchObject({ user: { id: listed.id } });
  });

  whenSupported(harness, 'membership-of-one', () => {
    it('names the groups one person is a direct member of', async () => {
      const { connector } = (await sources.start(small())).open();
      const found = await connector.readOne({ login: harness.keyboardRef(small(), small().person('p00001')) });
      const names =
        typeof found === 'string' ? null : found.groups?.map(({ name }) => name).filter((name) => !harness.builtInGroups.includes(name));
      expect(names?.sort()).toEqual(['Team 0001', 'Team 0002']);
    });
  });

  it('says that somebody is gone only when the source says so', async () => {
    const company = small();
    const source = await sources.start(company);
    const { connector } = source.open();
    const user = [...(await collect(harness, connector)).snapshot.users.values()].find((one) => harness.loginOf(one) === 'person.0004');
    if (!user) throw new Error('The list has person.0004.');
    company.erase(company.findPerson('person.0004')?.id ?? '');
    await source.settle?.();
    expect(await connector.readOne({ id: user.id })).toBe('gone');
    expect(await connector.readOne({ login: 'nobody.of.this.name' })).toBe('gone');
  });

  it('calls nobody gone when the source cannot be asked', async () => {
    const source = await sources.start(small());
    const { connector } = source.open();
    const user = [...(await collect(harness, connector)).snapshot.users.values()][0];
    await source.close();
    await expect(connector.readOne({ id: user?.id ?? '' })).rejects.toMatchObject({ code: 'source-unreachable' });
  });
}
