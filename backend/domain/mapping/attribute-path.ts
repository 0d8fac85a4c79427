/**
 * Paths into a record: `mail`, `profile.department`, `emails[0].value`, `["odd.key"].x`. A name on a list is asked of every item
 * (`emails.value` is a list of texts). `$id`, `$status`, `$kind` and `$active` are the record's own fields. An attribute whose
 * whole name is the path wins over steps, so `cn;lang-de` and names with dots work as they are.
 */
import type { Json } from '../json';
import type { SourceUser } from '../records';

export type PathStep = string | number;

export interface AttributePath {
  readonly text: string;
  readonly steps: readonly PathStep[];
}

/** Null when the text is no path. */
export function parsePath(text: string): AttributePath | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const steps: PathStep[] = [];
  const token = /\.?([^.[\]"]+)|\[(\d{1,9})\]|\.?\["((?:[^"\\]|\\.)*)"\]/y;
  while (token.lastIndex < trimmed.length) {
    const at = token.lastIndex;
    const found = token.exec(trimmed);
    // A dot at the beginning, or a name that follows a bracket without a dot.
    if (!found || (at === 0 && found[0].startsWith('.')) || (at > 0 && found[1] !== undefined && !found[0].startsWith('.'))) return null;
    if (found[2] !== undefined) steps.push(Number(found[2]));
    else steps.push(found[1] ?? (found[3] ?? '').replace(/\\(.)/g, '$1'));
  }
  return { text: trimmed, steps };
}

/** What stands at the path; undefined when nothing does. Looks at own keys only, never at what objects inherit. */
export function readPath(user: SourceUser, path: AttributePath): Json | undefined {
  const own = readRecordField(user, path.text);
  if (own !== undefined) return own;
  if (Object.hasOwn(user.attributes, path.text)) return user.attributes[path.text];
  let value: Json | undefined = user.attributes as { [key: string]: Json };
  for (const step of path.steps) {
    value = takeStep(value, step);
    if (value === undefined || value === null) return undefined;
  }
  return value;
}

function readRecordField(user: SourceUser, text: string): Json | undefined {
  if (text === '$id') return user.id;
  if (text === '$status') return user.status;
  if (text === '$kind') return user.kind;
  if (text === '$active') return user.active;
  return undefined;
}

function takeStep(value: Json, step: PathStep): Json | undefined {
  if (Array.isArray(value)) {
    if (typeof step === 'number') return value[step];
    const found: Json[] = [];
    for (const item of value) {
      const inner = Array.isArray(item) ? undefined : takeStep(item, step);
      if (inner !== undefined && inner !== null) found.push(inner);
    }
    return found.length > 0 ? found : undefined;
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return value[String(step)];
}
