import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import type { ProbeView } from '../api/shapes';
import { useWords } from '../messages/words';

const looks: Readonly<Record<ProbeView['result'], ThemeAppearance>> = {
  ok: 'success',
  warning: 'moved',
  failed: 'removed',
  skipped: 'default',
};

/** What a check found, one line a probe, with the way to mend what failed. */
export function ProbeList({ probes }: { readonly probes: readonly ProbeView[] }) {
  const { t } = useWords();
  return (
    <ul className="rollcall-probes" aria-label={t('check.result')}>
      {probes.map(({ name, result, detail, hint }) => (
        <li key={name}>
          <span>
            <Lozenge appearance={looks[result]}>{t(`probe.${result}`)}</Lozenge>
          </span>
          <strong>{name}</strong>
          <span>{detail}</span>
          {hint !== undefined && <span className="rollcall-hint">{hint}</span>}
        </li>
      ))}
    </ul>
  );
}
