import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import type { Difference } from '../../api/administration-shapes';
import { useWords } from '../../messages/words';

const looks: Readonly<Record<Difference['kind'], ThemeAppearance>> = { added: 'success', changed: 'inprogress', removed: 'removed' };

/** What differs, path by path, before and after. */
export function DifferenceTable({ label, differences }: { readonly label: string; readonly differences: readonly Difference[] }) {
  const { t } = useWords();
  if (differences.length === 0) return null;
  return (
    <div className="rollcall-scroll">
      <table className="rollcall-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('compare.path')}</th>
            <th scope="col">{t('compare.before')}</th>
            <th scope="col">{t('compare.after')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ path, kind, before, after }) => (
            <tr key={path}>
              <td>
                <code>{path}</code> <Lozenge appearance={looks[kind]}>{t(`compare.${kind}`)}</Lozenge>
              </td>
              <td>{before === null ? '–' : <del className="rollcall-was">{textOf(before)}</del>}</td>
              <td>{after === null ? '–' : <ins style={{ textDecoration: 'none' }}>{textOf(after)}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
