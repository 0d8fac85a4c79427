import { Link } from 'react-router';
import type { Run } from '../api/shapes';
import { useWords } from '../messages/words';
import { changeKinds, changesOf, totalOf } from './run-changes';

const height = 120;

/** The last runs side by side, oldest at the left: how much each changed, and of what kind. */
export function RunsChart({ runs }: { readonly runs: readonly Run[] }) {
  const { t, moment, number } = useWords();
  const bars = [...runs].reverse().map((run) => ({ run, changes: changesOf(run) }));
  const most = Math.max(1, ...bars.map(({ changes }) => totalOf(changes) + changes.failed));
  // By the root: a first sync of thousands must not flatten every day after it.
  const scale = (value: number) => (Math.sqrt(value) / Math.sqrt(most)) * height;

  return (
    <figure className="rollcall-chart">
      <figcaption>
        <ul className="rollcall-legend">
          {changeKinds.map((kind) => (
            <li key={kind}>
              <span className={`rollcall-swatch is-${kind}`} aria-hidden="true" />
              {t(`change.${kind}`)}
            </li>
          ))}
        </ul>
      </figcaption>
      <ol className="rollcall-bars">
        {bars.map(({ run, changes }) => {
          const all = totalOf(changes) + changes.failed;
          const total = all > 0 ? number(all, { notation: 'compact' }) : '';
          // What can be seen is part of what is read out: people who speak to their computer say what they see.
          const label = [
            moment(run.startedAt),
            t(`runKind.${run.kind}`),
            t(`runState.${run.state}`),
            ...(total === '' ? [] : [total]),
            ...changeKinds.filter((kind) => changes[kind] > 0).map((kind) => `${t(`change.${kind}`)}: ${number(changes[kind])}`),
          ].join(', ');
          return (
            <li key={run.id}>
              <Link to={`/runs/${run.id}`} aria-label={label} title={label}>
                <span className="rollcall-bar-total" aria-hidden="true">
                  {total}
                </span>
                <span className="rollcall-bar" style={{ height: Math.max(2, scale(all)) }}>
                  {changeKinds
                    .filter((kind) => changes[kind] > 0)
                    .map((kind) => (
                      <span key={kind} className={`is-${kind}`} style={{ flexGrow: changes[kind] }} />
                    ))}
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </figure>
  );
}
