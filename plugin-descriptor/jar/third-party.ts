import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names, versions and licences of the packages in the bundle, one a line and in order; no place of this machine. */
export function noticeOf(packages: readonly string[]): string {
  const lines = packages.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Readonly<Record<string, unknown>>;
    return `${String(name)} ${String(version)}: ${typeof license === 'string' ? license : 'see the package'}`;
  });
  return [
    'The panel in this plugin contains code of these packages:',
    '',
    ...[...new Set(lines)].sort(),
    '',
    'Their copyright notices stand in the files *.LICENSE.txt beside the scripts.',
    '',
  ].join('\n');
}
