/** `tsx plugin-descriptor/check.ts <jar>`: says what would keep a Jira from starting the plugin. */
import { readFileSync } from 'node:fs';
import { validateJar } from './validate';

const [path] = process.argv.slice(2);
if (path === undefined) {
  process.stderr.write('Name a jar.\n');
  process.exitCode = 2;
} else {
  const problems = validateJar(readFileSync(path));
  for (const { code, message } of problems) process.stdout.write(`  ${code}: ${message}\n`);
  process.stdout.write(problems.length === 0 ? 'The jar is in order.\n' : `${problems.length} problems.\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
