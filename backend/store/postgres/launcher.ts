/**
 * Under which user the bundled server's programs run. PostgreSQL refuses to run as root, so a root process starts it
 * as `postgres` or `nobody`; when that user cannot reach the data directory (a clone below /root, a 0700 temporary
 * directory), the program runs in a user namespace instead, where it is nobody to itself and owns what root owns.
 */
import { type SpawnOptions, spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { RollcallError } from '../../domain/errors';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export interface Launcher {
  /** Who must own data and socket directory; null: whoever we are. */
  readonly owner: Account | null;
  /** Who must be able to read the programs; null: no question. */
  readonly reader: Account | null;
  command(program: string, args: readonly string[]): readonly [string, readonly string[], SpawnOptions];
}

/** The server's environment: nothing of ours, secrets least of all. */
const ENVIRONMENT = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Chooses how to run programs that need `directory`, which must exist. Throws `config-invalid` when there is no way. */
export function chooseLauncher(directory: string): Launcher {
  if (process.getuid?.() !== 0) {
    return { owner: null, reader: null, command: (program, args) => [program, args, { env: ENVIRONMENT }] };
  }
  const account = serverAccount();
  if (account && canReach(directory, account)) {
    return { owner: account, reader: account, command: (program, args) => [program, args, { env: ENVIRONMENT, ...account }] };
  }
  if (spawnSync('unshare', [...NAMESPACE, 'true'], { stdio: 'ignore' }).status === 0) {
    return {
      owner: { uid: 0, gid: 0 },
      reader: null,
      command: (program, args) => ['unshare', [...NAMESPACE, program, ...args], { env: ENVIRONMENT }],
    };
  }
  throw new RollcallError('config-invalid', 'The bundled PostgreSQL cannot run as root, and no other user can reach the data directory.', {
    remedy:
      'Move the data directory to a place every user can pass through (/var/lib/rollcall), start Rollcall as another user, or set DATABASE_URL.',
    field: 'dataDir',
  });
}

const NAMESPACE = ['--user', '--map-user=65534', '--map-group=65534', '--'];

function serverAccount(): Account | null {
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const entry = lines.find((fields) => fields[0] === 'postgres') ?? lines.find((fields) => fields[0] === 'nobody');
  return entry ? { uid: Number(entry[2]), gid: Number(entry[3]) } : null;
}

/** Whether every directory above (and including) `directory` lets the account pass. `last`: rights asked of the last. */
export function canReach(directory: string, account: Account, last = 0o1): boolean {
  for (let at = directory, asked = last; ; at = dirname(at), asked = 0o1) {
    const { mode, uid, gid } = statSync(at);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    if (((mode >> shift) & asked) !== asked) return false;
    if (dirname(at) === at) return true;
  }
}
