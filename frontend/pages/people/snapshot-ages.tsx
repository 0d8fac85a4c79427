import type { FoundPeople } from '../../api/people-shapes';
import { useWords } from '../../messages/words';

export interface SnapshotAgesProps {
  readonly snapshots: FoundPeople['snapshots'];
  /** Names of connectors by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** As of when the list is: each source is only known as it was last read. */
export function SnapshotAges({ snapshots, names }: SnapshotAgesProps) {
  const { t, moment } = useWords();
  const ages = snapshots.flatMap(({ connectorId, takenAt }) =>
    takenAt === null ? [] : [t('people.readAt', { connector: names.get(connectorId) ?? connectorId, at: moment(takenAt) })],
  );
  return ages.length === 0 ? null : <p className="rollcall-muted">{ages.join(' ')}</p>;
}
