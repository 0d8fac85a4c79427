import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Figure, figure } from './figures';
import type { PlanTimes } from './plan-times';

/** Deciding from nothing to 1,110,000 operations, and how its time grows from 12,500 people to 100,000. */
export async function measurePlans(): Promise<readonly Figure[]> {
  const child = fork(join(__dirname, 'plan-process.ts'), [], { execArgv: ['--expose-gc', '--import', 'tsx'] });
  const [{ largest, exponent }] = (await once(child, 'message')) as [PlanTimes];
  return [figure('plan_seconds_100k', largest), figure('growth_exponent', exponent)];
}
