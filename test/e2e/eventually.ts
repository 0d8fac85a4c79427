/** Asks again and again until the answer is the wanted one, and answers the last one. */
export async function eventually<T>(ask: () => Promise<T>, isWanted: (answer: T) => boolean, withinMs = 10_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer) || Date.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What a page shows follows a press or a reply by a moment. */
export async function expectSoon<T>(ask: () => Promise<T>, wanted: T): Promise<void> {
  expect(await eventually(ask, (answer) => Object.is(answer, wanted))).toBe(wanted);
}
