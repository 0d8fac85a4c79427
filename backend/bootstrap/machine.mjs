/** What this machine can run of what npm brings along: Node and PostgreSQL exist for Linux with glibc, on x64 and arm64. */

function hasGlibc() {
  return Boolean(process.report?.getReport()?.header?.glibcVersionRuntime);
}

/** Node 24 and PostgreSQL from the lock file work here. */
export function runsBundledPrograms() {
  return process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch) && hasGlibc();
}

/** The machine in words, for messages. */
export function describeMachine() {
  const libc = process.platform === 'linux' && !hasGlibc() ? ' without glibc' : '';
  return `${process.platform} on ${process.arch}${libc}`;
}
