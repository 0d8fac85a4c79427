/** Waits for something that takes a moment, and complains when it takes too long. */
export async function until(what: string, condition: () => Promise<boolean> | boolean, longestMs = 20_000): Promise<void> {
  for (const end = performance.now() + longestMs; performance.now() < end; ) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`Waited in vain: ${what}.`);
}
