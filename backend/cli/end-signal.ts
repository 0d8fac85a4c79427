/** The wish to end, as signals bring it. */
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** A signal to a whole process group comes twice: from whoever sent it, and from the parent that hands it on. */
const ECHO_MS = 1_000;

/** Resolves at the first SIGTERM or SIGINT. One more within a second is its echo; any later one ends the process at once. */
export async function endSignal(): Promise<void> {
  await Promise.race(SIGNALS.map((name) => once(process, name)));
  const ignore = () => undefined;
  for (const name of SIGNALS) process.on(name, ignore);
  void pause(ECHO_MS, undefined, { ref: false }).then(() => {
    for (const name of SIGNALS) process.off(name, ignore);
  });
}
