/** What reading only the changes must give: the same as reading everything, or a clear word that everything must be read. */
import type { Connector, ReadScope } from '../../backend/connectors/spi';
import type { Cursor, ReadEvent } from '../../backend/domain/read-events';
import { foldDelta } from '../../backend/domain/snapshot/apply-delta';
import { createSnapshotBuilder } from '../../backend/domain/snapshot/fold-read-events';
import type { SourceSnapshot } from '../../backend/domain/source-snapshot';
import type { Company } from '../sources/company/company';
import { contractScope } from './collect';
import { contractCompany } from './contract-company';
import type { ConnectorHarness, ContractSource } from './harness';
import { runningSources } from './running-source';
import { whenSupported } from './supported-case';

interface Known {
  readonly snapshot: SourceSnapshot;
  readonly cursor: Cursor;
}

export function describeDelta(harness: ConnectorHarness): void {
  const sources = runningSources(harness);
  const scope = contractScope(harness);
  const open = async () => {
    const company = contractCompany({ users: 12, groups: 4, members: 6 });
    const source = await sources.start(company);
    const { connector } = source.open();
    return { company, source, connector, known: await readAll(connector, scope) };
  };

  whenSupported(harness, 'delta', () => {
    it('changes nothing when nothing changed, in no more calls than that takes', async () => {
      const { source, connector, known } = await open();
      source.resetCalls();
      const { snapshot } = await readOn(connector, scope, known);
      expect(view(harness, snapshot)).toEqual(view(harness, known.snapshot));
      if (harness.deltaCalls !== undefined) expect(source.calls()).toBeLessThanOrEqual(harness.deltaCalls);
    });

    it('makes of what was known what a full read gives: joiners, movers, leavers, members who came and went', async () => {
      const { company, source, connector, known } = await open();
      await change(company, source);
      const changed = await readOn(connector, scope, known);
      expect(view(harness, changed.snapshot)).toEqual(view(harness, (await readAll(connector, scope)).snapshot));
      expect(view(harness, changed.snapshot)).not.toEqual(view(harness, known.snapshot));
    });

    it('gives the same when the same changes are asked for again, and goes on from the new cursor', async () => {
      const { company, source, connector, known } = await open();
      await change(company, source);
      const once = await readOn(connector, scope, known);
      // The run ended before its cursor was kept: the old one is good for another read, on top of what is known by now.
      const again = await readOn(connector, scope, { snapshot: once.snapshot, cursor: known.cursor });
      expect(view(harness, again.snapshot)).toEqual(view(harness, once.snapshot));
      const on = await readOn(connector, scope, again);
      expect(view(harness, on.snapshot)).toEqual(view(harness, once.snapshot));
    });

    it.each([
      ['of another scope', { ...scope, fingerprint: 'another' }, (cursor: Cursor) => cursor],
      ['that is no cursor', scope, () => 'nonsense' as Cursor],
      ['of another kind', scope, () => '{"version":99}' as Cursor],
    ] as const)('asks for a full read when the cursor is one %s', async (_, other, cursorFrom) => {
      const { connector, known } = await open();
      await expect(refusal(connector, other, cursorFrom(known.cursor))).resolves.toMatch(/^(source-gone|conflict)$/);
    });

    if (harness.expireCursor) {
      const expire = harness.expireCursor;
      it('asks for a full read when the source has forgotten the cursor', async () => {
        const { source, connector, known } = await open();
        expire(source);
        await expect(refusal(connector, scope, known.cursor)).resolves.toBe('source-gone');
      });
    }

    it('gives no cursor when the source goes down in the middle', async () => {
      const { source, connector, known } = await open();
      await source.close();
      const events: ReadEvent[] = [];
      const read = async () => {
        for await (const event of connector.readDelta?.(scope, known.cursor) ?? []) events.push(event);
      };
      await read().catch((error: unknown) => expect(error).toMatchObject({ code: 'source-unreachable' }));
      expect(events.filter(({ kind }) => kind === 'cursor')).toEqual([]);
    });
  });
}

/** Nobody is erased: not every source tells of that, and then a full read finds it. */
async function change(company: Company, source: ContractSource): Promise<void> {
  const id = (login: string) => company.findPerson(login)?.id ?? '';
  const team = (number: number) => company.findGroup(`Team 000${number}`)?.id ?? '';
  company.join({ login: 'joiner', firstName: 'New', lastName: 'Joiner' }, [team(2)]);
  company.change(id('person.0002'), { title: 'Another title' });
  company.disable(id('person.0003'));
  company.addMember(team(3), id('person.0009'));
  company.removeMember(team(1), id('person.0001'));
  await source.settle?.();
}

async function readAll(connector: Connector, scope: ReadScope): Promise<Known> {
  const builder = createSnapshotBuilder();
  let cursor: Cursor | null = null;
  for await (const event of connector.readFull(scope)) {
    if (event.kind === 'cursor') cursor = event.value;
    else builder.add(event);
  }
  if (cursor === null) throw new Error('The read gave no cursor.');
  return { snapshot: builder.build(), cursor };
}

async function readOn(connector: Connector, scope: ReadScope, known: Known): Promise<Known> {
  const fold = foldDelta(known.snapshot, scope.wantsMembersOf);
  let cursor: Cursor | null = null;
  for await (const event of connector.readDelta?.(scope, known.cursor) ?? []) {
    fold.add(event);
    if (event.kind === 'cursor') cursor = event.value;
  }
  expect(fold.isBroken).toBe(false);
  if (cursor === null) throw new Error('The read of changes gave no cursor.');
  return { snapshot: fold.build().snapshot, cursor };
}

/** The code it says so with: thrown, or told as a problem of a stream. */
async function refusal(connector: Connector, scope: ReadScope, cursor: Cursor): Promise<string> {
  try {
    for await (const event of connector.readDelta?.(scope, cursor) ?? []) {
      if (event.kind === 'problem' && 'stream' in event.at) return event.error.code;
      if (event.kind === 'cursor') return 'It went on as if nothing were amiss.';
    }
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return 'It ended without a word.';
}

/** What a run decides from: who is active with which attributes, and who is in which wanted group. */
function view(harness: ConnectorHarness, { users, groups, members }: SourceSnapshot) {
  return {
    users: new Map([...users.values()].map((user) => [user.id, user])),
    groups: new Map([...groups.values()].map(({ id, name }) => [id, name])),
    members: new Map(
      [...members].flatMap(([id, list]) => {
        const group = groups.get(id);
        if (!group || harness.builtInGroups.includes(harness.nameOf(group))) return [];
        return [[id, { complete: list.complete, ids: list.members.map((member) => member.id).sort() }] as const];
      }),
    ),
  };
}
