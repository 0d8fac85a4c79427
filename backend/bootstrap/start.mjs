/** `npm start`: sets up, then runs the try-out installation (Rollcall, a stand-in Jira and a sample company). */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child-process.mjs';
import { describeMachine, runsBundledPrograms } from './machine.mjs';
import { runMain, SetUpProblem } from './messages.mjs';
import { root } from './project.mjs';
import { setUp } from './set-up.mjs';

const playground = join(root, 'test', 'playground', 'start.ts');

function checkDatabase() {
  if (runsBundledPrograms() || process.env.DATABASE_URL) return;
  throw new SetUpProblem(
    `the PostgreSQL that Rollcall brings along does not run on ${describeMachine()}. ` +
      'Set DATABASE_URL to a PostgreSQL 15 or newer (postgres://user:password@host/database) and start again.',
  );
}

await runMain(async () => {
  checkDatabase();
  const node = await setUp();
  if (!existsSync(playground))
    throw new SetUpProblem('the set-up is done, but this copy has no try-out installation (test/playground/start.ts is missing).', 1);
  return run(node, ['--import', 'tsx', playground, ...process.argv.slice(2)], { cwd: root });
});
