/** 100,000 people and 1,000,000 memberships without latency: a plan from nothing, and two runs that find all equal. */
import { type Figure, figure } from './figures';
import { runProgram } from './program';
import { LARGE, startStandIn } from './stand-ins';
import { makeWorkplace } from './workplace';

export async function measureLargeSync(): Promise<readonly Figure[]> {
  const okta = await startStandIn({ kind: 'okta', size: LARGE, latencyMs: 0 });
  const peaks: number[] = [];
  try {
    const empty = await startStandIn({ kind: 'jira', version: '10.3', latencyMs: 0 });
    const plan = makeWorkplace(empty, okta);
    peaks.push((await runProgram(plan, 'sync', 'okta', '--simulate')).rssMb);
    await empty.stop();
    plan.remove();

    const filled = await startStandIn({ kind: 'jira', version: '9.12.4', latencyMs: 0, userServer: true, filledWith: LARGE });
    const equal = makeWorkplace(filled, okta, true);
    for (let round = 0; round < 2; round += 1) {
      const { run, rssMb } = await runProgram(equal, 'sync', 'okta');
      if (run.targetWrites > 0) throw new Error(`A sync of equals wrote ${run.targetWrites} times.`);
      peaks.push(rssMb);
    }
    await filled.stop();
    equal.remove();
  } finally {
    await okta.stop();
  }
  return [figure('rss_mb_100k', Math.max(...peaks))];
}
