/** Whether a domain controller of Samba can run here. It has fixed ports, so it needs a network of its own, and that needs root. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PROGRAMS = ['/usr/sbin/samba', '/usr/bin/samba-tool'];
const ADVICE = 'apt-get install --no-install-recommends samba samba-ad-provision samba-dsdb-modules samba-vfs-modules';

/** Why it cannot run, or null. As root a missing package is no obstacle but a mistake: then it throws. */
export function findObstacle(): string | null {
  if (process.platform !== 'linux') return 'it needs Linux';
  if (process.getuid?.() !== 0) return 'it needs root';
  if (!PROGRAMS.every((program) => existsSync(program))) throw new Error(`The tests on Samba need its packages: ${ADVICE}`);
  return spawnSync('unshare', ['-n', 'true']).status === 0 ? null : 'it needs the right to make a network namespace';
}
