/**
 * The child process that evaluates JSONata. It gets expressions and records by messages, answers JSON text, and writes one byte
 * to its standard output after every step, so that the parent knows where it stands when it has to end it. It imports packages
 * only, so that it runs as it is: bundled, or as a TypeScript file whose types Node strips.
 */
import { writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import jsonata from 'jsonata';
import type { ExpressionRecord, FromChild, Outcome, ToChild } from './protocol';

/** JSONata's own guards: they end loops and recursion between two steps of an evaluation, but not inside one. */
const GUARDS = { timeout: 250, stack: 400, sequence: 100_000 };
/** After so many time-outs an expression is not tried any more: a hundred thousand of them would take hours. */
const MOST_TIMEOUTS = 40;
/** In characters of JSON. More than a Jira user property can hold, so nothing of use is lost. */
const LONGEST_RESULT = 40_000;
const LONGEST_MESSAGE = 500_000;

const compiled = new Map<string, ReturnType<typeof jsonata> | string>();
const timeouts = new Map<string, number>();

function compile(text: string): ReturnType<typeof jsonata> | string {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  let made: ReturnType<typeof jsonata> | string;
  try {
    made = jsonata(text, GUARDS);
    // The same record has to give the same value in every run.
    made.registerFunction('random', () => {
      throw { code: 'ROLLCALL', message: '$random() cannot be used: the same person would get another value in every run.' };
    });
  } catch (error) {
    made = describe(error, true);
  }
  compiled.set(text, made);
  return made;
}

/** Messages of a running expression may quote the record, so only code and place are told; messages about the text are whole. */
function describe(error: unknown, aboutText: boolean): string {
  const { code = '', position, message } = error as { code?: string; position?: number; message?: string };
  if (code === 'ROLLCALL') return String(message);
  if (code === 'D1012') return `The expression took longer than ${GUARDS.timeout} milliseconds for one record.`;
  if (code === 'D1011') return 'The expression calls itself without end.';
  if (code === 'D2015' || code === 'D2014') return `The expression makes a list of more than ${GUARDS.sequence} items.`;
  if (code === 'D3137' || code === 'D3141') return `The expression raised an error of its own (${code}).`;
  const place = typeof position === 'number' ? ` at character ${position}` : '';
  if (aboutText || code.startsWith('S')) return `The expression is not valid${place}: ${message ?? 'syntax error'}`;
  return code === '' ? 'The expression failed.' : `The expression failed${place} (JSONata error ${code}).`;
}

async function evaluateOne(text: string, record: ExpressionRecord): Promise<Outcome> {
  const expression = compile(text);
  if (typeof expression === 'string') return { problem: expression };
  if ((timeouts.get(text) ?? 0) >= MOST_TIMEOUTS) return { problem: 'The expression took too long for many records and was given up.' };
  try {
    return toOutcome(await expression.evaluate(record.attributes, { ...record.variables }));
  } catch (error) {
    if ((error as { code?: string } | null)?.code === 'D1012') timeouts.set(text, (timeouts.get(text) ?? 0) + 1);
    return { problem: describe(error ?? {}, false) };
  }
}

function toOutcome(result: unknown): Outcome {
  if (result === undefined || result === null) return { value: null };
  const isFunction = (value: unknown) =>
    typeof value === 'function' ||
    (typeof value === 'object' && value !== null && ('_jsonata_lambda' in value || '_jsonata_function' in value));
  const json = JSON.stringify(result, (_key, value) => {
    if (isFunction(value)) throw { code: 'ROLLCALL', message: 'The expression gives a function and not a value.' };
    return value;
  });
  if (json === undefined) return { value: null };
  if (json.length > LONGEST_RESULT) return { problem: `The expression gives more than ${LONGEST_RESULT} characters.` };
  return { value: JSON.parse(json) };
}

const pause = new Int32Array(new SharedArrayBuffer(4));

/** Synchronous, since the next step may hang. A parent that is busy reads later: the pipe is full then, and waiting is right. */
function tellStep(): void {
  for (;;) {
    try {
      writeSync(1, '.');
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== 'EAGAIN') throw error;
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}

/** Resolves when the message is on its way, so that a long answer never piles up in memory. */
function send(message: FromChild): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, () => resolve());
  });
}

async function evaluateAll(request: Extract<ToChild, { kind: 'evaluate' }>): Promise<void> {
  const records: ExpressionRecord[] = JSON.parse(request.records);
  const skip = new Set(request.skip);
  let texts: string[] = [];
  let length = 0;
  let step = 0;
  for (const record of records) {
    for (const expression of request.expressions) {
      const text = JSON.stringify(skip.has(step) ? null : await evaluateOne(expression, record));
      step++;
      texts.push(text);
      length += text.length;
      if (length > LONGEST_MESSAGE) {
        await send({ kind: 'outcomes', outcomes: `[${texts.join(',')}]`, last: false });
        texts = [];
        length = 0;
      }
      tellStep();
    }
  }
  await send({ kind: 'outcomes', outcomes: `[${texts.join(',')}]`, last: true });
}

/**
 * When the parent is killed, nobody is left to end an evaluation that hangs. A thread of its own looks after that, because the
 * main one cannot.
 */
function endWithParent(): void {
  const parent = process.ppid;
  const watch = `setInterval(() => { if (process.ppid !== ${parent}) process.kill(process.pid, 'SIGKILL'); }, 1000);`;
  new Worker(watch, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
}

process.on('disconnect', () => process.exit(0));
process.on('message', async (request: ToChild) => {
  if (request.kind === 'evaluate') return evaluateAll(request);
  const made = compile(request.expression);
  return send({ kind: 'checked', problem: typeof made === 'string' ? made : null });
});
endWithParent();
void send({ kind: 'ready' });
