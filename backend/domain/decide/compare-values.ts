/**
 * When two values count as equal. Another spelling of the same value is no difference, so that a target which stores
 * it its own way is not written to in every run.
 */
import type { Json } from '../json';
import { foldName } from '../patterns/fold-name';
import { canonicalJson } from '../plan/canonical-json';

/** User names: without case, in composed Unicode. Jira signs people in without regard to case. */
export function sameName(a: string, b: string): boolean {
  return a === b || foldName(a) === foldName(b);
}

/** Display names: exactly, but for Unicode composition and blanks at the ends, which Jira trims. */
export function sameDisplayName(a: string, b: string): boolean {
  return a === b || a.normalize('NFC').trim() === b.normalize('NFC').trim();
}

/**
 * Mail addresses: without case. Sources change the case of an address when nothing changed for anybody, and some
 * directories behind Jira store it in lower case: an update would come back in every run.
 */
export function sameEmail(a: string, b: string): boolean {
  return a === b || foldEmail(a) === foldEmail(b);
}

export function foldEmail(email: string): string {
  return foldName(email.trim());
}

/** Property values: by content, whatever the order of keys. */
export function sameJson(a: Json, b: Json): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}
