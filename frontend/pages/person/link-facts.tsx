import type { ReactNode } from 'react';
import type { PersonView } from '../../api/people-shapes';
import { Moment } from '../../components/moment';
import { useWords } from '../../messages/words';

/** The pair of ids that makes the person managed, and where it came from. */
export function LinkFacts({ person: { sourceId, userKey, createdByUs, leftAt, elsewhere } }: { readonly person: PersonView }) {
  const { t } = useWords();
  const others = elsewhere.map((other) =>
    other.leftAt === null ? other.connectorId : t('person.elsewhereLeft', { connector: other.connectorId }),
  );
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('person.sourceId'), <code key="id">{sourceId}</code>],
    [t('person.userKey'), userKey === null ? t('person.noAccount') : <code key="key">{userKey}</code>],
    ...(userKey === null ? [] : [[t('person.createdByUs'), t(createdByUs ? 'field.yes' : 'field.no')] as const]),
    ...(leftAt === null ? [] : [[t('person.leftAt'), <Moment key="left" at={leftAt} />] as const]),
    ...(others.length === 0 ? [] : [[t('person.elsewhere'), others.join(', ')] as const]),
  ];
  return (
    <dl className="rollcall-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
