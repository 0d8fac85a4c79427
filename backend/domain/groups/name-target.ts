/** From a source group's name to its name at Jira. */
import { checkGroupName } from '../mapping/check-username';
import { compilePatterns } from '../patterns/name-pattern';
import { compileRegex, fillCaptures, type SafeRegex } from '../patterns/safe-regex';
import type { GroupRules } from '../rules/sync-rules';

export type NamedTarget =
  | { readonly brought: true; readonly name: string; readonly renamed: boolean; readonly invalid: string | null }
  | { readonly brought: false; readonly why: string };

export interface GroupNaming {
  name(sourceName: string): NamedTarget;
}

/**
 * Include and exclude look at the source's name; exclude wins. Then the first rename rule that matches replaces what it matched
 * (the rest of the name stays), the prefix is put before, and the whole is put in lower case when the rules say so.
 */
export function compileNaming(rules: GroupRules): GroupNaming {
  const include = compilePatterns(rules.include);
  const exclude = compilePatterns(rules.exclude);
  const renames: { readonly regex: SafeRegex; readonly to: string }[] = [];
  for (const { pattern, to } of rules.rename) {
    const compiled = compileRegex(pattern, { ignoreCase: true });
    if (compiled.ok) renames.push({ regex: compiled.regex, to });
  }
  return {
    name(sourceName) {
      if (!include.matches(sourceName)) return { brought: false, why: 'No include pattern matches the name.' };
      if (exclude.matches(sourceName)) return { brought: false, why: 'An exclude pattern matches the name.' };
      const composed = sourceName.normalize('NFC');
      const changed = rename(composed, renames);
      const prefixed = rules.prefix.normalize('NFC') + (changed ?? composed);
      const name = (rules.lowerCase ? prefixed.toLowerCase() : prefixed).normalize('NFC');
      return { brought: true, name, renamed: changed !== null, invalid: checkGroupName(name) };
    },
  };
}

function rename(name: string, rules: readonly { readonly regex: SafeRegex; readonly to: string }[]): string | null {
  for (const { regex, to } of rules) {
    const match = regex.find(name);
    if (match) return name.slice(0, match.start) + fillCaptures(to, match) + name.slice(match.end);
  }
  return null;
}
