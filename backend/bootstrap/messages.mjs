/** One form for everything the set-up says: `rollcall: …` on standard error, so that standard output stays the program's. */
export function say(message) {
  process.stderr.write(`rollcall: ${message}\n`);
}

/** A reason to stop that a person can act on. It is printed without a stack. */
export class SetUpProblem extends Error {
  constructor(message, exitCode = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Runs a command's main function; a `SetUpProblem` becomes one clear message and its exit code. */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    say(error instanceof SetUpProblem ? error.message : (error?.stack ?? String(error)));
    process.exitCode = error instanceof SetUpProblem ? error.exitCode : 1;
  }
}
