/** A run in words, for the terminal. */
import type { Installation, JournalEntry, Run } from '../runs';
import { describeOperation, explainReason } from '../runs';
import { formatDuration } from './progress-bar';

const KIND_WORDS = {
  'create-user': 'people created',
  'rename-user': 'people renamed',
  'update-user': 'people updated',
  'reactivate-user': 'people reactivated',
  'set-property': 'user properties set',
  'create-group': 'groups created',
  'add-member': 'memberships added',
  'remove-member': 'memberships removed',
  'deactivate-user': 'people deactivated',
  'delete-user': 'people deleted',
  'anonymize-user': 'people anonymized',
} as const;

export async function describeRun(installation: Installation, run: Run): Promise<readonly string[]> {
  const { journal } = installation.store;
  const byKind = await journal.countsByKind(run.id);
  const { problems, withheld } = await journal.problems(run.id);
  const duration = run.finishedAt ? formatDuration(Date.parse(run.finishedAt) - Date.parse(run.startedAt)) : 'not finished';
  const lines = [
    `Run ${run.id}: ${run.kind}, ${run.state}, ${duration}`,
    `  ${run.counts?.inScope ?? 0} people in scope, ${run.counts?.unchanged ?? 0} of them unchanged`,
  ];
  for (const kind of Object.keys(KIND_WORDS) as (keyof typeof KIND_WORDS)[]) {
    const entries = byKind.filter((entry) => entry.kind === kind);
    if (entries.length === 0) continue;
    const total = entries.reduce((sum, entry) => sum + entry.count, 0);
    const states = entries
      .filter((entry) => entry.state !== 'applied')
      .map((entry) => `${entry.count} ${run.kind === 'simulation' ? 'would be' : entry.state}`);
    lines.push(
      `  ${String(total).padStart(7)} ${KIND_WORDS[kind]}${states.length > 0 && run.kind !== 'simulation' ? ` (${states.join(', ')})` : ''}`,
    );
  }
  if (byKind.length === 0) lines.push('  nothing to change');
  lines.push(`  calls: ${run.sourceCalls} to the source, ${run.targetReads} reads and ${run.targetWrites} writes to Jira`);
  if (run.note) lines.push(`  ${run.note}`);
  for (const brake of run.brakes) lines.push(`  HELD by a brake: ${brake.message}`);
  if (run.state === 'held')
    lines.push(`  Look at what is held: rollcall runs ${run.id}`, `  Let it happen:        rollcall approve ${run.id}`);
  if (run.error) lines.push(`  error ${run.error.code}: ${run.error.message}`, ...(run.error.remedy ? [`    → ${run.error.remedy}`] : []));
  for (const problem of problems.slice(0, 20)) lines.push(`  problem: ${problem.message}`, `    → ${problem.remedy}`);
  if (problems.length > 20) lines.push(`  … and ${problems.length - 20} more problems`);
  for (const entry of withheld.slice(0, 10))
    lines.push(`  not done: ${entry.count} × ${entry.kind} (${entry.because.replaceAll('-', ' ')})`);
  return lines;
}

export function describeEntry(entry: JournalEntry): string {
  const { operation } = entry;
  const error = entry.error ? `  ! ${entry.error.message}` : entry.detail ? `  ! ${entry.detail}` : '';
  return `  ${entry.state.padEnd(9)} ${describeOperation(operation)}. ${explainReason(operation.reason, operation.kind)}${error}`;
}
