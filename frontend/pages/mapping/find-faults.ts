/** Where in the form the server found something wrong. */
import { ApiError, type FieldProblem } from '../../api/error';
import type { SyncRules } from '../../api/shapes';
import type { PreparedRules } from './prepare-rules';

export interface Fault {
  readonly message: string;
  /** The row of the form; null: the mapping as a whole. */
  readonly row: number | null;
  /** The source of the row; null: another part of it. */
  readonly source: number | null;
  readonly part: 'to' | 'from' | 'whenNothing' | null;
}

export interface GroupFault {
  readonly message: string;
  readonly field: keyof SyncRules['groups'];
  /** Which rename. */
  readonly index: number | null;
}

export interface Faults {
  readonly rows: readonly Fault[];
  readonly groups: readonly GroupFault[];
  /** What belongs to nothing in the form. */
  readonly others: readonly FieldProblem[];
}

export const noFaults: Faults = { rows: [], groups: [], others: [] };

/** @param sent the rules the server was asked about: its paths are places among them. */
export function findFaults(error: unknown, sent: PreparedRules): Faults {
  if (!(error instanceof ApiError)) return noFaults;
  const rows: Fault[] = [];
  const groups: GroupFault[] = [];
  const others: FieldProblem[] = [];
  for (const problem of error.problems) {
    const message = [problem.message, problem.remedy].filter(Boolean).map(closed).join(' ');
    const found = /(?:^|\.)mapping(?:\[(\d+)\](?:\.(to|from|whenNothing)(?:\[(\d+)\])?.*)?)?$/.exec(problem.path);
    if (found !== null) {
      const [, rule, part, source] = found;
      const row = rule === undefined ? undefined : sent.rows[Number(rule)];
      rows.push({
        message,
        row: row?.key ?? null,
        source: source === undefined ? null : (row?.sources[Number(source)] ?? null),
        part: (part as Fault['part'] | undefined) ?? null,
      });
      continue;
    }
    const [, field, index] = /(?:^|\.)groups\.(\w+)(?:\[(\d+)\])?/.exec(problem.path) ?? [];
    if (field === undefined) others.push(problem);
    else {
      const place = index === undefined ? null : Number(index);
      groups.push({
        message,
        field: field as GroupFault['field'],
        index: field === 'rename' && place !== null ? (sent.renames[place] ?? null) : place,
      });
    }
  }
  return { rows, groups, others };
}

/** Parsers say what is wrong without a full stop. */
function closed(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
