import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from '../../backend/bootstrap/child-process.mjs';
import { SetUpProblem, say } from '../../backend/bootstrap/messages.mjs';
import { debianPackages } from './debian-packages.mjs';

const tries = 3;
const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', DEBCONF_NONINTERACTIVE_SEEN: 'true' };
/** Waits for another package installation instead of failing at once, and draws no progress bars into a log. */
const patient = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0'];

const isRoot = () => process.getuid?.() === 0;
const findMissing = () =>
  debianPackages.filter(({ programs, rootOnly }) => (!rootOnly || isRoot()) && !programs.some((program) => existsSync(program)));

async function aptGet(args) {
  for (let attempt = 1; ; attempt++) {
    const code = await run('apt-get', [...patient, ...args], { env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
    if (code === 0 || attempt === tries) return code;
    say(`"apt-get ${args[0]}" failed, trying again …`);
    await sleep(2000 * attempt);
  }
}

/** Asked by Debian before an installation starts a server (policy-rc.d, invoke-rc.d(8)). */
const startPolicy = '/usr/sbin/policy-rc.d';

/**
 * Tells Debian's slapd to set nothing up, and every server to start nothing: the tests start their own, in folders of
 * their own. Where debconf is not there the package only brings a server that nobody asks. Servers of files and pages are not
 * started with the machine later either. Answers how to undo what is only for the time of the installation.
 */
async function keepServersQuiet() {
  const answer = 'slapd slapd/no_configuration boolean true';
  await run('sh', ['-c', `echo '${answer}' | debconf-set-selections`], { stdio: 'ignore' }).catch(() => 1);
  if (existsSync(startPolicy)) return () => undefined;
  writeFileSync(startPolicy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  return () => rmSync(startPolicy, { force: true });
}

async function disableServers(names) {
  const services = [...(names.includes('samba') ? ['smbd', 'nmbd', 'samba-ad-dc'] : []), ...(names.includes('nginx') ? ['nginx'] : [])];
  if (services.length === 0 || !existsSync('/usr/bin/systemctl')) return;
  await run('systemctl', ['disable', '--quiet', ...services], { stdio: 'ignore' }).catch(() => 1);
}

/** Installs what the tests need and is not there. Without the right to do so it says in one line what to install. */
export async function installDebianPackages() {
  const missing = findMissing();
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name);
  const byHand = `apt-get update && apt-get install --no-install-recommends ${names.join(' ')}`;
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) {
    throw new SetUpProblem(
      `the tests need these programs: ${missing.map(({ programs }) => programs[0]).join(', ')}. Install them by hand.`,
    );
  }
  if (!isRoot()) throw new SetUpProblem(`the tests need packages that are not there. Run as root: ${byHand}`);
  say(`installing Debian packages for the tests: ${missing.map((one) => `${one.name} (${one.for})`).join(', ')} …`);
  const undo = await keepServersQuiet();
  try {
    await aptGet(['update', '-qq']);
    await aptGet(['install', '-y', '-qq', '--no-install-recommends', ...names]);
    await disableServers(names);
  } finally {
    undo();
  }
  const still = findMissing();
  if (still.length > 0) throw new SetUpProblem(`could not install ${still.map(({ name }) => name).join(', ')}. Try by hand: ${byHand}`, 1);
}
