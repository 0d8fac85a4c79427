import { Link } from 'react-router';
import type { Run } from '../../api/shapes';
import { Moment } from '../../components/moment';
import { nameStarter } from '../../components/name-actor';
import { RunState } from '../../components/run-state';
import { summarizeRun } from '../../components/summarize-run';
import type { Words } from '../../messages/words';

export function historyColumns({ t }: Words) {
  const columns = [
    t('history.started'),
    t('history.connector'),
    t('history.kind'),
    t('history.actor'),
    t('history.duration'),
    t('history.state'),
    t('history.result'),
  ];
  return { cells: columns.map((content, index) => ({ key: String(index), content })) };
}

export function toHistoryRow(run: Run, names: ReadonlyMap<string, string>, words: Words) {
  const { t, duration } = words;
  const { id, startedAt, finishedAt, connectorId, kind, state, person } = run;
  const page = kind === 'simulation' ? `/runs/${id}/preview` : `/runs/${id}`;
  const contents = [
    <Link key="started" to={page}>
      <Moment at={startedAt} />
    </Link>,
    names.get(connectorId) ?? connectorId,
    person === null ? (
      t(`runKind.${kind}`)
    ) : (
      <div key="kind">
        {t(`runKind.${kind}`)}
        <div className="rollcall-muted">{person}</div>
      </div>
    ),
    nameStarter(run, words),
    finishedAt === null ? '–' : duration(Date.parse(finishedAt) - Date.parse(startedAt)),
    <RunState key="state" state={state} />,
    summarizeRun(run, words),
  ];
  return { key: id, cells: contents.map((content, index) => ({ key: `${id}-${index}`, content })) };
}
