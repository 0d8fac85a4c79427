import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import { useEffect, useRef } from 'react';
import type { ProbeView } from '../api/shapes';
import { useWords } from '../messages/words';

const looks: Readonly<Record<ProbeView['result'], ThemeAppearance>> = {
  ok: 'success',
  warning: 'moved',
  failed: 'removed',
  skipped: 'default',
};

const known = [
  'connect',
  'token',
  'list-users',
  'list-groups',
  'list-members',
  'delta',
  'reach',
  'version',
  'sign-in',
  'permission',
  'writable',
  'seats',
  'user-server',
] as const;
/** A connector of tomorrow may probe something else. */
const isKnown = (name: string): name is (typeof known)[number] => known.some((one) => one === name);

/** What a check found, one line a probe, with the way to mend what failed. It comes into sight by itself: the form above may be long. */
export function ProbeList({ probes }: { readonly probes: readonly ProbeView[] }) {
  const { t } = useWords();
  const list = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new result is to be seen
  useEffect(() => {
    // Newer browsers answer a promise, which is no way to clean up.
    void list.current?.scrollIntoView?.({ block: 'center' });
  }, [probes]);
  return (
    <ul ref={list} className="rollcall-probes" aria-label={t('check.result')}>
      {probes.map(({ name, result, detail, hint }) => (
        <li key={name}>
          <span>
            <Lozenge appearance={looks[result]}>{t(`probe.${result}`)}</Lozenge>
          </span>
          <strong>{isKnown(name) ? t(`probeName.${name}`) : name}</strong>
          <span>{detail}</span>
          {hint !== undefined && <span className="rollcall-hint">{hint}</span>}
        </li>
      ))}
    </ul>
  );
}
