import Lozenge from '@atlaskit/lozenge';
import type { PersonView } from '../../api/people-shapes';
import { Problem } from '../../components/problem';
import { useServerText } from '../../messages/use-server-text';
import { useWords } from '../../messages/words';

interface AccountLine {
  readonly name: string;
  readonly mapped: string | undefined;
  readonly written: string | undefined;
  readonly jira: string | undefined;
}

/** The account attribute by attribute: what the rules want, what was written last, what Jira has now. */
export function AccountTable({ person: { mapped, applied, jira, jiraProblem, scope, userKey } }: { readonly person: PersonView }) {
  const { t } = useWords();
  const inWords = useServerText();
  const fields = mapped?.fields;
  const say = (value: boolean | undefined) => (value === undefined ? undefined : t(value ? 'field.yes' : 'field.no'));
  const isWanted = scope?.verdict === 'in-scope';
  const lines: readonly AccountLine[] = [
    { name: t('field.name'), mapped: fields?.username, written: applied?.name, jira: jira?.name },
    { name: t('field.displayName'), mapped: fields?.displayName, written: applied?.displayName, jira: jira?.displayName },
    { name: t('field.email'), mapped: fields?.email ?? undefined, written: applied?.email, jira: jira?.email },
    { name: t('field.active'), mapped: say(isWanted ? true : undefined), written: say(applied?.active), jira: say(jira?.active) },
    ...Object.entries(mapped?.properties ?? {}).map(([name, value]) => ({
      name,
      mapped: typeof value === 'string' ? value : JSON.stringify(value),
      written: undefined,
      jira: undefined,
    })),
  ];
  const differs = ({ mapped: wanted, jira: is }: AccountLine) =>
    isWanted && jira !== null && wanted !== undefined && is !== undefined && wanted !== is;

  return (
    <>
      {jiraProblem !== null && <Problem title={t('person.jiraFailed')} error={asError(jiraProblem)} />}
      {jira === null && jiraProblem === null && <p>{t('person.noJira')}</p>}
      {jira !== null && isWanted && !lines.some(differs) && <p>{t('person.same')}</p>}
      <div className="rollcall-scroll">
        <table className="rollcall-table" aria-label={t('person.account')}>
          <thead>
            <tr>
              <th scope="col">{t('person.attribute')}</th>
              <th scope="col">{t('person.mapped')}</th>
              {userKey !== null && <th scope="col">{t('person.written')}</th>}
              <th scope="col">{t('person.inJira')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.name}>
                <th scope="row" className="rollcall-nowrap">
                  {line.name}
                </th>
                <td>{line.mapped ?? '–'}</td>
                {userKey !== null && <td>{line.written ?? '–'}</td>}
                <td>
                  {line.jira ?? '–'} {differs(line) && <Lozenge appearance="moved">{t('person.differs')}</Lozenge>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {mapped !== null && mapped.problems.length > 0 && (
        <ul className="rollcall-error">
          {mapped.problems.map(({ attribute, message }) => (
            <li key={`${attribute} ${message}`}>
              {attribute}: {inWords(message)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function asError({ message, remedy }: NonNullable<PersonView['jiraProblem']>): Error {
  return new Error(remedy === undefined ? message : `${message} ${remedy}`);
}
