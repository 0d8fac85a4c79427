import Heading from '@atlaskit/heading';
import type { TimelineEvent } from '../../api/shapes';
import { Moment } from '../../components/moment';
import { nameActor } from '../../components/name-actor';
import { useWords } from '../../messages/words';

/** What happened to the run and when, with the time since the beginning. */
export function Timeline({ events }: { readonly events: readonly TimelineEvent[] }) {
  const words = useWords();
  const { t, duration } = words;
  const [first] = events;
  if (first === undefined) return null;
  return (
    <section aria-label={t('timeline.title')} className="rollcall-section">
      <Heading size="small" as="h2">
        {t('timeline.title')}
      </Heading>
      <ol className="rollcall-timeline">
        {events.map(({ at, what, actor }) => (
          <li key={`${at} ${what}`}>
            <Moment at={at} />
            <span>
              {actor === null ? t(`timeline.${what}`) : t('timeline.by', { what: t(`timeline.${what}`), actor: nameActor(actor, words) })}
            </span>
            <span className="rollcall-muted">
              {what !== 'started' && t('timeline.after', { time: duration(Date.parse(at) - Date.parse(first.at)) })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
