import type { Json } from '../json';

/** Jira refuses longer entity properties (characters of their JSON text). */
const LONGEST_PROPERTY = 32_768;

/** Null when Jira can keep the value as a user property, otherwise why not. */
export function checkPropertyValue(value: Json): string | null {
  return isShort(value) ? null : `The value is longer than ${LONGEST_PROPERTY} characters of JSON, which is all a Jira property can hold.`;
}

/** Counts without recursion and stops early: a record may be nested deeper than the stack. At least as strict as the JSON text. */
function isShort(value: Json): boolean {
  const open: Json[] = [value];
  let length = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') length += JSON.stringify(next).length;
    else if (typeof next !== 'object' || next === null) length += String(next).length;
    else {
      length += 2;
      for (const [key, inner] of Object.entries(next)) {
        length += (Array.isArray(next) ? 0 : JSON.stringify(key).length + 1) + 1;
        open.push(inner ?? null);
        if (length > LONGEST_PROPERTY) return false;
      }
    }
    if (length > LONGEST_PROPERTY) return false;
  }
  return true;
}
