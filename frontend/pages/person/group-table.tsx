import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import type { PersonView } from '../../api/people-shapes';
import type { MessageKey } from '../../messages/en';
import { useWords, type Words } from '../../messages/words';
import { type GroupOfPerson, groupsOfPerson } from './groups-of-person';

const states: Readonly<Record<GroupOfPerson['state'], readonly [MessageKey, ThemeAppearance]>> = {
  given: ['person.groupGiven', 'success'],
  coming: ['person.groupComing', 'inprogress'],
  going: ['person.groupGoing', 'moved'],
  elsewhere: ['person.groupOthers', 'default'],
};

/** The groups of a person, each with the rule or source group that gives it. */
export function GroupTable({ person }: { readonly person: PersonView }) {
  const words = useWords();
  const { t } = words;
  const groups = groupsOfPerson(person);
  if (groups.length === 0) return <p>{t('person.noGroupsText')}</p>;
  return (
    <table className="rollcall-table" aria-label={t('person.groups')}>
      <thead>
        <tr>
          <th scope="col">{t('person.group')}</th>
          <th scope="col">{t('person.origin')}</th>
          <th scope="col">{t('person.groupState')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ name, origin, state }) => {
          const [label, look] = states[state];
          return (
            <tr key={`${name} ${state}`}>
              <td>{name}</td>
              <td>{describeOrigin(origin, words)}</td>
              <td>
                <Lozenge appearance={look} maxWidth={240}>
                  {t(label)}
                </Lozenge>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function describeOrigin(origin: GroupOfPerson['origin'], { t }: Words): string {
  if (origin.kind === 'source-group') return t('person.originGroup', { group: origin.group });
  if (origin.kind === 'elsewhere') return t('person.originElsewhere', { connector: origin.connectorId });
  return t(origin.kind === 'always-assigned' ? 'person.originAlways' : 'person.originNone');
}
