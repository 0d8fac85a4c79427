/** The wish to end, as signals bring it. */

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** A signal to a whole process group comes twice: from whoever sent it, and from the parent that hands it on. */
const ECHO_MS = 1_000;

/** Resolves at the first SIGTERM or SIGINT. One more within a second is its echo; any later one ends the process at once. */
export function endSignal(): Promise<void> {
  return new Promise((resolve) => {
    let isHeard = false;
    // The same listener all the time: without one, even for a moment, a signal ends the process.
    const hear = () => {
      if (isHeard) return;
      isHeard = true;
      resolve();
      setTimeout(() => {
        for (const name of SIGNALS) process.off(name, hear);
      }, ECHO_MS).unref();
    };
    for (const name of SIGNALS) process.on(name, hear);
  });
}
