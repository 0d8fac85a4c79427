import { Link } from 'react-router';
import type { FoundPerson } from '../../api/people-shapes';
import type { Words } from '../../messages/words';
import { PersonState } from './person-state';

export function peopleColumns({ t }: Words) {
  const columns = [t('people.name'), t('people.userName'), t('people.connector'), t('people.state'), t('people.problem')];
  const widths = [32, 18, 14, 14, 22];
  return { cells: columns.map((content, index) => ({ key: String(index), content, width: widths[index] ?? 20 })) };
}

export function toPeopleRow(person: FoundPerson, names: ReadonlyMap<string, string>, say: (english: string) => string) {
  const { connectorId, sourceId, name, login, email, userName, problem } = person;
  const key = `${connectorId} ${sourceId}`;
  const contents = [
    <div key="name">
      <Link to={`/connectors/${encodeURIComponent(connectorId)}/people/${encodeURIComponent(sourceId)}`}>
        {name ?? login ?? userName ?? sourceId}
      </Link>
      <div className="rollcall-muted">{email ?? login}</div>
    </div>,
    userName ?? '–',
    names.get(connectorId) ?? connectorId,
    <PersonState key="state" person={person} />,
    problem === null ? '' : say(problem),
  ];
  return { key, cells: contents.map((content, index) => ({ key: `${key}-${index}`, content })) };
}
