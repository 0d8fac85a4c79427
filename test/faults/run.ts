/** `npm run faults [-- --json] [--points N] [--seed N]`: kills runs at random moments and looks at what is left. */
import { parseArgs } from 'node:util';
import setUp from '../postgres/global-setup.cjs';
import tearDown from '../postgres/global-teardown.cjs';
import { killPoints } from './kill-points';
import { type Aftermath, runAndKill } from './killed-run';
import { smallCompany } from './small-company';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, points: { type: 'string', default: '200' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const say = (line: string) => void (values.json || process.stdout.write(`${line}\n`));

async function main(): Promise<void> {
  say(`Killing ${values.points} runs, seed ${seed} …`);
  const calm = await runAndKill(smallCompany, null);
  const failures: string[] = [];
  const killedIn: Record<string, number> = {};
  for (const [at, point] of killPoints(seed, Number(values.points), calm).entries()) {
    const after = await runAndKill(smallCompany, point);
    killedIn[after.killedIn ?? 'none'] = (killedIn[after.killedIn ?? 'none'] ?? 0) + 1;
    const difference = differenceTo(after, calm);
    if (difference) failures.push(`${JSON.stringify(point)}: ${difference}`);
    if ((at + 1) % 20 === 0) say(`  ${at + 1} killed, ${failures.length} went wrong`);
  }
  summary(killedIn, failures);
}

function differenceTo(after: Aftermath, calm: Aftermath): string | null {
  if (JSON.stringify(after.people) !== JSON.stringify(calm.people)) return 'Jira holds something else';
  if (after.lastState !== calm.lastState) return `the last run is ${after.lastState}`;
  if (after.refusedCreates > 0) return `${after.refusedCreates} creates were sent twice`;
  if (after.created !== calm.created) return `history tells of ${after.created} creates instead of ${calm.created}`;
  return after.open > 0 ? `${after.open} operations have no outcome` : null;
}

function summary(killedIn: Readonly<Record<string, number>>, failures: readonly string[]): void {
  const figures = [
    {
      name: 'kills',
      value: Object.values(killedIn).reduce((sum, count) => sum + count, 0),
      unit: 'runs',
      goal: Number(values.points),
      ok: true,
    },
    { name: 'kills_gone_wrong', value: failures.length, unit: 'runs', goal: 0, ok: failures.length === 0 },
  ];
  if (values.json) process.stdout.write(`${JSON.stringify({ seed, killedIn, failures, figures })}\n`);
  say(`Killed while: ${JSON.stringify(killedIn)}`);
  for (const failure of failures) say(`  WRONG ${failure}`);
  say(failures.length === 0 ? 'Every run ended as if nothing had happened.' : `${failures.length} runs did not.`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}

setUp()
  .then(main)
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  })
  .finally(async () => {
    await tearDown();
    process.exit();
  });
