/** `rollcall`: every command ends with a code a script may rely on (see exit-codes.ts). */
import './small-heap';
import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { RollcallError } from '../domain/errors';
import { check } from './commands/check';
import { compareConfig, exportConfig, importConfig, validateConfig } from './commands/config';
import { listConnectorTypes } from './commands/connector-types';
import { type ApproveOptions, approveRun, listRuns, type RunsOptions, showRun } from './commands/runs';
import { type ServeOptions, serve } from './commands/serve';
import { type SyncOptions, sync } from './commands/sync';
import { type CommandContext, commandContext, type GlobalOptions } from './context';
import { EXIT, exitCodeOfError } from './exit-codes';
import { createOutput } from './output';

const program = new Command('rollcall')
  .description('Keeps the people in Jira Data Center equal to the people in your identity provider.')
  .version(version)
  .option('--config <file>', 'configuration file (default: rollcall.yaml if it is there)')
  .option('--data <directory>', 'data directory (default: .data)')
  .option('--json', 'one JSON object on standard output instead of words')
  .option('--log-level <level>', 'trace, debug, info, warn, error or silent')
  .configureHelp({ showGlobalOptions: true })
  .addHelpText('after', '\nExit codes: 0 done, 1 failed, 2 wrong use or configuration, 3 held for approval, 4 done in part.');

let exitCode: number = EXIT.done;

/** Runs a command's work with its context; errors become words and an exit code. */
async function perform(work: (context: CommandContext) => Promise<number>, logLevel = 'warn'): Promise<void> {
  const options = program.opts<GlobalOptions>();
  let output = createOutput(options.json ?? false);
  try {
    const context = commandContext(options, logLevel);
    output = context.output;
    exitCode = await work(context);
  } catch (error) {
    output.error(error);
    exitCode = exitCodeOfError(error);
  }
}

program
  .command('serve')
  .description('run the backend: API, schedules, unfinished runs')
  .option('--host <address>', 'address to listen on (default: 127.0.0.1)')
  .option('--port <number>', 'port to listen on (default: 8080)')
  .action((options: ServeOptions) => perform((context) => serve(options, context), 'info'));

program
  .command('check [connector]')
  .description('ask Jira and the sources what a run would ask, and say what is missing')
  .action((connector?: string) => perform((context) => check(connector, context)));

program
  .command('sync <connector>')
  .description('make Jira equal to the source now')
  .option('--simulate', 'decide and show, write nothing')
  .option('--delta', 'read only what changed since the last run, where the source can tell')
  .option('--person <ref>', 'only this person: source id, login, mail address or user name')
  .action((connector: string, options: SyncOptions) => perform((context) => sync(connector, options, context)));

program
  .command('runs [id]')
  .description('the history, or one run with its operations')
  .option('--connector <id>', 'only runs of this connector')
  .option('--limit <number>', 'how many', '20')
  .action((id: string | undefined, options: RunsOptions) => perform((context) => (id ? showRun(id, context) : listRuns(options, context))));

program
  .command('approve <run>')
  .description('let happen what a brake holds')
  .option('--plan <hash>', 'approve only if the plan is still this one')
  .action((id: string, options: ApproveOptions) => perform((context) => approveRun(id, options, context)));

const config = program.command('config').description('export, compare, import or validate the configuration');
config
  .command('export [file]')
  .description('print the configuration or write it to a file; secrets by name only')
  .action((file?: string) => perform((context) => exportConfig(file, context)));
config
  .command('import <file>')
  .description('take over a configuration file')
  .action((file: string) => perform((context) => importConfig(file, context)));
config
  .command('compare <file>')
  .description('what taking over a configuration file would change; changes nothing')
  .action((file: string) => perform((context) => compareConfig(file, context)));
config
  .command('validate <file>')
  .description('check a configuration file and change nothing')
  .action((file: string) => perform((context) => validateConfig(file, context)));

program
  .command('connector')
  .description('what can be connected')
  .command('types')
  .description('the connector types with their fields')
  .action(() => perform(listConnectorTypes));

for (const each of everyCommand(program)) each.exitOverride();

function everyCommand(parent: Command): readonly Command[] {
  return [parent, ...parent.commands.flatMap(everyCommand)];
}

/** Before commander has understood the options: what it says itself has to be JSON as well. */
const wantsJson = process.argv.includes('--json');
if (wantsJson) for (const each of everyCommand(program)) each.configureOutput({ writeErr: () => undefined });

program
  .parseAsync()
  .catch((error: unknown) => {
    if (!(error instanceof CommanderError)) {
      createOutput(wantsJson).error(error);
      exitCode = EXIT.failed;
      return;
    }
    // Help and version end without fault; anything else of commander's is wrong use.
    exitCode = error.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
    if (!wantsJson || error.exitCode === 0) return;
    const message = error.message.replace(/^error: /, '');
    createOutput(true).error(new RollcallError('config-invalid', message, { blame: 'config', remedy: 'See rollcall --help.' }));
  })
  .finally(() => {
    process.exitCode = exitCode;
  });
