/** The audit: who changed or approved what, when and from where. It holds hashes of what changed and never a secret. */
import { createHash } from 'node:crypto';
import type { AuditAction } from '../domain/audit-action';
import type { AuditRepository } from '../store/store';
import { redactDeep, redactText } from './redact';

export interface AuditRecord {
  /** A user name, the name of a token, `cli`, `schedule`. */
  readonly actor: string;
  readonly action: AuditAction;
  /** What it was done to: `connector:okta`, `run:…`. */
  readonly subject: string;
  /** Network address the request came from. */
  readonly from?: string;
  /** The thing before and after; only their hashes and the names of the keys that differ are kept. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface Audit {
  /** Throws when it cannot be written: what cannot be recorded is not done. */
  record(entry: AuditRecord): Promise<void>;
}

export function createAudit(audit: AuditRepository): Audit {
  return {
    async record({ actor, action, subject, from, before, after, detail = {} }) {
      await audit.write({
        actor: oneLine(actor),
        action,
        subject: oneLine(subject),
        detail: {
          ...redactFields(detail),
          ...(from === undefined ? {} : { from: oneLine(from) }),
          ...(before === undefined ? {} : { beforeHash: hashOf(before) }),
          ...(after === undefined ? {} : { afterHash: hashOf(after) }),
          ...(before === undefined || after === undefined ? {} : { changed: changedKeys(before, after) }),
        },
      });
    },
  };
}

/** SHA-256 over the value as JSON with sorted keys, hexadecimal. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(sortedJson(value)).digest('hex');
}

function sortedJson(value: unknown): string {
  const sort = (_key: string, item: unknown): unknown =>
    isRecord(item) ? Object.fromEntries(Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1))) : item;
  return JSON.stringify(value, sort) ?? 'null';
}

/** Names of the keys that differ; of a key that holds keys itself, those within it: `rules.mapping`. */
function changedKeys(before: unknown, after: unknown, depth = 0): readonly string[] {
  if (!isRecord(before) || !isRecord(after)) return [];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys]
    .filter((key) => sortedJson(before[key]) !== sortedJson(after[key]))
    .flatMap((key) => {
      const within = depth === 0 ? changedKeys(before[key], after[key], 1) : [];
      return within.length === 0 ? [key] : within.map((inner) => `${key}.${inner}`);
    })
    .sort();
}

function redactFields(detail: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const clean = redactDeep(detail);
  return isRecord(clean) ? clean : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names come from outside; a line break in one must not look like another entry where entries are printed. */
function oneLine(text: string): string {
  return redactText(text).replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
