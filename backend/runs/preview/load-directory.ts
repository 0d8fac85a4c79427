import type { SourceUser } from '../../domain/records';
import type { Store } from '../../store/store';
import { type Basis, readPersonProblems } from './basis';
import { buildDirectory, type Directory, type DirectoryRecord } from './directory';
import type { RecordNames } from './name-records';

/**
 * Reads the people one after the other and keeps of each what the list shows: a whole snapshot of 100,000 people takes hundreds of
 * megabytes, and most of its time for memberships nobody asks about here.
 * @param kept what is in memory already, if anything.
 */
export async function loadDirectory(
  store: Store,
  connectorId: string,
  namesOf: (user: SourceUser) => RecordNames,
  kept: Promise<Basis> | null,
): Promise<Directory> {
  const records: DirectoryRecord[] = [];
  const keep = (user: SourceUser) => {
    records.push({ sourceId: user.id, names: namesOf(user), active: user.active });
  };
  const problems = readPersonProblems(store, connectorId);
  // Whoever waits for the others must not leave its failure unheard.
  problems.catch(() => undefined);
  if (kept) {
    const { snapshot, links } = await kept;
    for (const user of snapshot?.users.values() ?? []) keep(user);
    return buildDirectory({ records, links, problems: await problems });
  }
  const [links] = await Promise.all([store.links.all(connectorId), readRecords(store, connectorId, keep)]);
  return buildDirectory({ records, links, problems: await problems });
}

async function readRecords({ snapshots, samples }: Store, connectorId: string, visit: (user: SourceUser) => void): Promise<void> {
  if (!(await snapshots.people(connectorId, visit))) await samples.people(connectorId, visit);
}
