/** `npm run bench [-- --json] [-- --only reads,plans,delta,reference,large]`: measures, compares with the goals, ends with 0 when all hold. */
import { parseArgs } from 'node:util';
import { measureBareLoop } from './bare-loop';
import { measureDeltaSync } from './delta-sync';
import { type Figure, printFigure } from './figures';
import { measureLargeSync } from './large-sync';
import { measurePanelFigures } from './panel';
import { measurePlans } from './plans';
import { measureReferenceSync } from './reference-sync';
import { measureSourceReads } from './source-reads';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', default: 'reads,plans,panel,delta,reference,large' } },
});
const wanted = new Set(values.only.split(','));
const say = (line: string) => void (values.json || process.stdout.write(`${line}\n`));

const parts: Readonly<Record<string, () => Promise<readonly Figure[]> | readonly Figure[]>> = {
  reads: measureSourceReads,
  delta: measureDeltaSync,
  async reference() {
    const bare = await measureBareLoop();
    say(`     bare loop: ${bare.calls} calls in ${bare.seconds.toFixed(1)} s`);
    return measureReferenceSync(bare);
  },
  panel: measurePanelFigures,
  large: measureLargeSync,
  plans: measurePlans,
};

async function main(): Promise<void> {
  const figures: Figure[] = [];
  for (const [name, measure] of Object.entries(parts)) {
    if (!wanted.has(name)) continue;
    for (const made of await measure()) {
      figures.push(made);
      say(printFigure(made));
    }
  }
  const [judged, told] = [figures.filter(({ goal }) => goal !== null), figures.filter(({ goal }) => goal === null)];
  if (values.json) process.stdout.write(`${JSON.stringify({ figures: judged, notes: told })}\n`);
  process.exitCode = figures.every(({ ok }) => ok) ? 0 : 1;
}

main()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  })
  .finally(() => process.exit());
