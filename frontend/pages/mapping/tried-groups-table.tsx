import type { TriedGroup } from '../../api/preview-shapes';
import { useServerText } from '../../messages/use-server-text';
import { useWords } from '../../messages/words';

/** Groups of the source with the names they get in Jira, or why they do not come. */
export function TriedGroupsTable({ groups }: { readonly groups: readonly TriedGroup[] }) {
  const { t, number } = useWords();
  const say = useServerText();
  if (groups.length === 0) return <p className="rollcall-muted">{t('groups.none')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="rollcall-scroll rollcall-tried-box" tabIndex={0} aria-label={t('groups.title')}>
      <table className="rollcall-table rollcall-tried">
        <thead>
          <tr>
            <th scope="col">{t('groups.source')}</th>
            <th scope="col">{t('groups.inJira')}</th>
            <th scope="col" className="rollcall-number">
              {t('groups.members')}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ sourceId, name, members, result, target, why }) => (
            <tr key={sourceId}>
              <td>{name}</td>
              <td>
                {result === 'included' ? (
                  <span className={target === name ? undefined : 'rollcall-new'}>{target}</span>
                ) : (
                  <span className={result === 'excluded' ? 'rollcall-muted' : 'rollcall-error'}>{why !== null && say(why)}</span>
                )}
              </td>
              {/* Members of a group that is left out are not read. */}
              <td className="rollcall-number">{result === 'excluded' && members === 0 ? '–' : number(members)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
