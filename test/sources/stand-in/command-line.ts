/** A stand-in as a program of its own: which company, where to listen, how slow, and where to write how it is reached. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Company } from '../company/company';
import { referenceCompany } from '../company/reference-company';
import { sampleCompany } from '../company/sample-company';

export interface StandInOptions {
  readonly company: Company;
  readonly port: number;
  readonly host: string;
  readonly latencyMs: number;
}

export interface RunningStandIn {
  /** Addresses and credentials, for whoever started it. */
  readonly ready: object;
  close(): Promise<void>;
}

type Words = Readonly<Record<string, string | undefined>>;

const shared = ['port', 'host', 'seed', 'latency', 'users', 'groups', 'members', 'ready'];

/**
 * Reads `--port --host --seed --latency --users --groups --members --ready` and the type's own options, starts the stand-in
 * and prints how it is reached, or writes it to the file `--ready` names, readable by the owner only. With `--groups` it is
 * the plain reference company, without it the lively sample. Runs until a signal, or until its parent is gone.
 */
export function runStandIn(own: readonly string[], start: (options: StandInOptions, words: Words) => Promise<RunningStandIn>): void {
  const { values } = parseArgs({ options: Object.fromEntries([...shared, ...own].map((name) => [name, { type: 'string' as const }])) });
  const words = values as Words;
  const options = {
    company: companyOf(words),
    port: Number(words.port ?? 0),
    host: words.host ?? '127.0.0.1',
    latencyMs: Number(words.latency ?? 0),
  };
  start(options, words)
    .then(({ ready, close }) => {
      if (words.ready === undefined) process.stdout.write(`${JSON.stringify(ready)}\n`);
      else writeFileSync(words.ready, JSON.stringify(ready), { mode: 0o600 });
      const stop = () => void close().then(() => process.exit(0));
      for (const end of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(end, stop);
    })
    .catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exitCode = 1;
    });
}

function companyOf({ seed = '1', users, groups, members = '100' }: Words): Company {
  const size = users === undefined ? {} : { people: Number(users) };
  if (groups === undefined) return sampleCompany({ seed: Number(seed), ...size });
  return referenceCompany({
    seed: Number(seed),
    users: Number(users ?? 10_000),
    groups: Number(groups),
    membersPerGroup: Number(members),
  });
}
