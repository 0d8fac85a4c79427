/** Every page is read, everybody is counted once, and absence means something only when it may. */

import type { ReadEvent } from '../../backend/domain/read-events';
import { collect, contractScope, expectWhole, nameRead } from './collect';
import { contractCompany } from './contract-company';
import type { ConnectorHarness } from './harness';
import { runningSources } from './running-source';
import { whenSupported } from './supported-case';

export function describeCompleteness(harness: ConnectorHarness): void {
  const { users, groups, members } = harness.pageLimits;
  const sources = runningSources(harness);
  const builtIn = harness.builtInGroups.length;

  describe.each([
    ['one less than a page', -1],
    ['exactly a page', 0],
    ['one more than a page', 1],
  ])('with %s', (_, offset) => {
    it('reads all users, groups and members, exactly', async () => {
      const people = Math.max(users, members) + offset;
      const company = contractCompany({ users: people, groups: groups + offset - builtIn, members: members + offset });
      const { connector } = (await sources.start(company)).open();
      expectWhole(harness, await collect(harness, connector), company);
    });
  });

  it('reads users at the edge of a page when the edge of members is elsewhere', async () => {
    const company = contractCompany({ users: users * 2, groups: 2, members: 1 });
    const { connector } = (await sources.start(company)).open();
    expectWhole(harness, await collect(harness, connector), company);
  });

  it('reads groups without members as complete and empty', async () => {
    const company = contractCompany({ users: 3, groups: 2, members: 0 });
    const { connector } = (await sources.start(company)).open();
    expectWhole(harness, await collect(harness, connector), company);
  });

  it('reads the members of wanted groups only, and still lists every group', async () => {
    const company = contractCompany({ users: 3, groups: 4, members: 2 });
    const { connector } = (await sources.start(company)).open();
    const events: ReadEvent[] = [];
    const scope = { ...contractScope(harness), wantsMembersOf: ({ name }: { name: string }) => name === 'Team 0002' };
    for await (const event of connector.readFull(scope)) events.push(event);
    const read = nameRead(harness, events);
    expect(read.groups).toHaveLength(4);
    expect([...read.members.keys()]).toEqual(['Team 0002']);
  });

  whenSupported(harness, 'leavers-listed', () => {
    it('lists who left as disabled, which is more than being absent', async () => {
      const company = contractCompany({ users: 4, groups: 1, members: 4 });
      const leaver = company.leave(company.findPerson('person.0002')?.id ?? '');
      company.disable(company.findPerson('person.0003')?.id ?? '');
      const { connector } = (await sources.start(company)).open();
      const read = await collect(harness, connector);
      expectWhole(harness, read, company);
      expect(read.users.get(leaver.login)).toBe(false);
    });
  });

  whenSupported(harness, 'calls', () => {
    it('makes no more calls than the cheapest documented way needs', async () => {
      const company = contractCompany({ users: users + 50, groups: 12, members: members + 1 });
      const source = await sources.start(company);
      const { connector } = source.open();
      source.resetCalls();
      expectWhole(harness, await collect(harness, connector), company);
      expect(source.calls()).toBeLessThanOrEqual(harness.expectedCalls(company));
    });
  });

  it('stops asking when nobody listens any more', async () => {
    const source = await sources.start(contractCompany({ users: users * 3, groups: 30, members: 2 }));
    const { connector } = source.open();
    for await (const _ of connector.readFull(contractScope(harness))) break;
    const moment = () => new Promise((resolve) => setTimeout(resolve, 40));
    // What was on its way when the reader left may still be counted.
    await moment();
    const calls = source.calls();
    await moment();
    expect(source.calls()).toBe(calls);
  });

  it('calls nothing complete after it was stopped', async () => {
    const source = await sources.start(contractCompany({ users: users + 1, groups: groups + 1, members: members + 1 }));
    const { connector, abort } = source.open();
    const events: ReadEvent[] = [];
    const read = async () => {
      for await (const event of connector.readFull(contractScope(harness))) {
        events.push(event);
        if (events.length === 1) abort();
      }
    };
    await expect(read()).rejects.toMatchObject({ code: 'stopped' });
    expect(nameRead(harness, events).snapshot.complete).toEqual({ users: false, groups: false });
  });
}
