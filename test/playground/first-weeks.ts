/** What a company and its Rollcall go through before the newcomer comes: real changes at the source, real runs, one real accident. */
import { describeRun } from '../../backend/cli/describe-run';
import { showProgress } from '../../backend/cli/progress-bar';
import type { Run } from '../../backend/domain/runs/run';
import type { Installation, StartRequest } from '../../backend/runs';
import type { Company } from '../sources/company/company';

export interface Life {
  readonly installation: Installation;
  readonly company: Company;
  say(line: string): void;
}

/** Ends with a run that waits for an approval and with a preview of what would come next. */
export async function liveThroughFirstWeeks(life: Life): Promise<void> {
  const { company, say } = life;
  say('First sync:');
  const first = await sync(life);
  say('Second sync (nothing changed at the source):');
  await sync(life);
  const people = [...company.people.values()].filter(
    ({ state, kind, employeeNumber }) => state === 'active' && kind === 'member' && employeeNumber,
  );
  const [group] = [...company.groups.values()].filter(({ name }) => name !== 'Everyone');
  const [married, mover, leaver, ...others] = people.slice(20);
  if (!married || !mover || !leaver || !group) throw new Error('The sample company is too small.');
  company.join(
    {
      login: 'ada.newcomer',
      firstName: 'Ada',
      lastName: 'Newcomer',
      displayName: 'Ada Newcomer',
      title: 'Engineer',
      department: 'Engineering',
    },
    [group.id],
  );
  company.rename(married.id, { login: married.login, lastName: 'Adeyemi-Lind', displayName: `${married.firstName} Adeyemi-Lind` });
  company.addMember(group.id, mover.id);
  company.leave(leaver.id);
  say('One joins, one marries, one moves, one leaves:');
  await sync(life);
  say('Eight leave at once; a brake holds that until somebody approves:');
  for (const person of others.slice(0, 8)) company.leave(person.id);
  await sync(life);
  await sync(life, { kind: 'person', person: 'ada.newcomer' });
  say('A preview of the next sync:');
  await sync(life, { kind: 'simulation' });
  if (first.error) throw new Error(first.error.message);
}

/** The same few problems of the source stay from run to run; they are read once. */
let wasShown = false;
const isNoProblem = (line: string) => !/^\s*(problem:|→)/.test(line);

async function sync({ installation, say }: Life, request: Partial<StartRequest> = {}): Promise<Run> {
  const bar = showProgress(process.stderr);
  const unsubscribe = installation.runs.onProgress((progress) => bar.update(progress));
  const started = await installation.runs.start({ connectorId: 'okta', kind: 'full', trigger: 'start-up', actor: 'try-out', ...request });
  const run = await installation.runs.wait(started.id);
  unsubscribe();
  bar.end();
  const lines = await describeRun(installation, run);
  for (const line of wasShown ? lines.filter(isNoProblem) : lines) say(`  ${line}`);
  wasShown = true;
  say('');
  return run;
}
