/** Stand-ins, a database and a folder with a `rollcall.yaml`, for a program in another process. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type RunningJira, startJira } from '../jira';
import { openTestStore, type TestStore } from '../postgres/postgres';
import { oktaConnector } from '../rig/okta-connector';
import type { Company } from '../sources/company/company';
import { type OktaStandIn, startOkta } from '../sources/okta/start';
import { type Ended, type RunningProgram, runProgram, startProgram } from './program';

export interface CliRig {
  readonly folder: string;
  readonly jira: RunningJira;
  readonly okta: OktaStandIn;
  readonly store: TestStore;
  readonly env: Record<string, string>;
  /** What stands in `rollcall.yaml`. */
  readonly file: ReturnType<typeof configurationFile>;
  write(name: string, content: unknown): Promise<string>;
  run(...args: string[]): Promise<Ended>;
  start(...args: string[]): Promise<RunningProgram>;
  close(): Promise<void>;
}

export async function startCliRig(company: Company, rules: Readonly<Record<string, unknown>> = {}): Promise<CliRig> {
  const [jira, okta, store, folder] = await Promise.all([
    startJira({}),
    startOkta({ company }),
    openTestStore(),
    mkdtemp(join(tmpdir(), 'rollcall-cli-')),
  ]);
  const env: Record<string, string> = {
    DATABASE_URL: store.databaseUrl,
    ROLLCALL_DATA_DIR: join(folder, 'data'),
    OKTA_TOKEN: okta.apiToken,
    OKTA_URL: okta.baseUrl,
  };
  const write = async (name: string, content: unknown) => {
    const path = join(folder, name);
    await writeFile(path, typeof content === 'string' ? content : stringify(content));
    return path;
  };
  const file = configurationFile(jira.loopbackUrl, await write('jira-token', `${jira.createToken('admin')}\n`), rules);
  await write('rollcall.yaml', file);
  const programs: RunningProgram[] = [];
  return {
    folder,
    jira,
    okta,
    store,
    env,
    file,
    write,
    run: (...args) => runProgram(args, { cwd: folder, env }),
    async start(...args) {
      const program = await startProgram(args, { cwd: folder, env });
      programs.push(program);
      return program;
    },
    async close() {
      for (const { process } of programs) process.kill('SIGKILL');
      await Promise.all(programs.map(({ ended }) => ended));
      await store.close();
      await Promise.all([jira.close(), okta.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function configurationFile(jiraUrl: string, tokenFile: string, rules: Readonly<Record<string, unknown>>) {
  const connector = oktaConnector('', rules);
  return {
    version: 1,
    jira: { baseUrl: jiraUrl, auth: { kind: 'pat', token: { file: tokenFile } } },
    outboundAllow: ['127.0.0.1'],
    connectors: [{ ...connector, source: { ...connector.source, orgUrl: '${OKTA_URL}', apiToken: '${OKTA_TOKEN}' } }],
  };
}
