import type { Connector } from '../../../backend/connectors/spi';
import type { Cursor, ReadEvent } from '../../../backend/domain/read-events';
import type { Company } from '../company/company';
import { sampleCompany } from '../company/sample-company';
import { everything, openOktaConnector, readSnapshot } from './connector-rig';
import { everyoneId } from './directory';
import { type OktaStandIn, startOkta } from './start';

let okta: OktaStandIn;
let company: Company;
let connector: Connector;

beforeEach(async () => {
  company = sampleCompany();
  okta = await startOkta({ company });
  connector = openOktaConnector(okta);
});

afterEach(async () => {
  await connector.close();
  await okta.close();
});

const personId = (login: string) => company.findPerson(login)?.id ?? '';

function cursorOf(events: readonly ReadEvent[]): Cursor {
  const last = events.at(-1);
  if (last?.kind !== 'cursor') throw new Error('The read ended without a mark.');
  return last.value;
}

async function readChanges(cursor: Cursor, scope = everything): Promise<ReadEvent[]> {
  const events: ReadEvent[] = [];
  for await (const event of connector.readDelta?.(scope, cursor) ?? []) events.push(event);
  return events;
}

describe('reading what changed in Okta', () => {
  it('asks twice and says nothing when nothing changed', async () => {
    const cursor = cursorOf((await readSnapshot(connector)).events);
    okta.resetCounters();
    expect((await readChanges(cursor)).map(({ kind }) => kind)).toEqual(['cursor']);
    expect(okta.totalCalls()).toBe(2);
  });

  it('brings who was renamed, joined and left, and re-reads the groups whose members changed', async () => {
    const cursor = cursorOf((await readSnapshot(connector)).events);
    company.rename(personId('thomas.weber'), { login: 'tom.weber' });
    const onCall = company.findGroup('On Call')?.id ?? '';
    const joined = company.join({ login: 'fresh.face', firstName: 'Fresh', lastName: 'Face' }, [onCall]);
    const left = company.leave(personId('madonna'));
    const events = await readChanges(cursor);
    const users = events.flatMap((event) => (event.kind === 'user' ? [[event.record.id, event.record.active]] : []));
    expect(users).toEqual(
      expect.arrayContaining([
        [okta.userId(personId('tom.weber')), true],
        [okta.userId(joined.id), true],
        [okta.userId(left.id), false],
      ]),
    );
    const whole = await readSnapshot(connector);
    for (const event of events) {
      if (event.kind === 'members-complete') expect(event.count).toBe(whole.members.get(event.group)?.members.length);
    }
    expect(events).toContainEqual(expect.objectContaining({ kind: 'members-complete', group: okta.groupId(onCall) }));
    expect(events).toContainEqual({ kind: 'member-removed', group: everyoneId, member: okta.userId(left.id) });
    expect(events.some((event) => event.kind === 'complete')).toBe(false);
  });

  it('refuses a mark of another scope, another org or another kind', async () => {
    const cursor = cursorOf((await readSnapshot(connector)).events);
    await expect(readChanges(cursor, { ...everything, fingerprint: 'other' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(readChanges(cursor.replace('127.0.0.1', '127.0.0.2') as Cursor)).rejects.toMatchObject({ code: 'conflict' });
    await expect(readChanges('not a mark' as Cursor)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('sets no mark after a read with a gap', async () => {
    okta.break({ at: 'members', group: 'On Call', how: { kind: 'status', status: 403 } });
    const { events } = await readSnapshot(connector);
    expect(events.some((event) => event.kind === 'cursor')).toBe(false);
  });

  it('reads again from some minutes before the mark, by the clock of the server', async () => {
    const cursor = JSON.parse(cursorOf((await readSnapshot(connector)).events)) as { since: string };
    const age = Date.now() - Date.parse(cursor.since);
    expect(age).toBeGreaterThan(4.9 * 60_000);
    expect(age).toBeLessThan(5.5 * 60_000);
  });
});
