import { useAttributeUses } from '../../api/queries/preview';
import type { AttributeRule, SourceAttribute } from '../../api/shapes';
import { useWords } from '../../messages/words';

export interface PathSuggestionsProps {
  readonly id: string;
  readonly connector: string;
  /** What the type recommends; null while it is not known. */
  readonly recommended: readonly AttributeRule[] | null;
  /** What the source says it has. */
  readonly described: readonly SourceAttribute[];
}

/** Names of attributes for the fields that take one: what people have first, then what the source and its type know besides. */
export function PathSuggestions({ id, connector, recommended, described }: PathSuggestionsProps) {
  const { t, number } = useWords();
  const uses = useAttributeUses(connector).data;
  const labels = new Map(described.map(({ path, label }) => [path, label]));
  const options = new Map<string, string>();
  for (const { path, people } of uses?.items ?? []) {
    const share = number(people / Math.max(1, uses?.lookedAt ?? 1), { style: 'percent' });
    options.set(path, [labels.get(path), t('mapping.shareOfPeople', { share })].filter(Boolean).join(' · '));
  }
  for (const [path, label] of labels) if (!options.has(path)) options.set(path, label);
  for (const path of pathsOf(recommended ?? [])) if (!options.has(path)) options.set(path, '');
  return (
    <datalist id={id}>
      {[...options].map(([path, label]) => (
        <option key={path} value={path} {...(label === '' || label === path ? {} : { label })} />
      ))}
    </datalist>
  );
}

function pathsOf(rules: readonly AttributeRule[]): readonly string[] {
  return rules
    .flatMap(({ from }) => from)
    .flatMap((expression) => {
      if (expression.kind === 'attribute') return [expression.path];
      return expression.kind === 'template' ? [...expression.template.matchAll(/\$\{([^}]+)\}/g)].map(([, path]) => path ?? '') : [];
    });
}
