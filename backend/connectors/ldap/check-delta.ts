/** Whether runs between two full reads can ask for changes only. That they cannot is no fault: then each reads everything. */
import { viewError } from '../../domain/errors';
import type { ConnectorHost, Probe } from '../spi';
import { ChangeWatch } from './change-watch';
import type { Directory } from './client';
import { seesDeleted } from './read-deleted';

export async function checkDelta(directory: Directory, host: ConnectorHost): Promise<Probe> {
  try {
    return directory.layout.kind === 'active-directory' ? await checkNumbers(directory, host) : await checkStamps(directory);
  } catch (error) {
    const view = viewError(error);
    return { name: 'delta', result: 'failed', detail: view.message, ...(view.remedy ? { hint: view.remedy } : {}), error: view };
  }
}

async function checkNumbers(directory: Directory, host: ConnectorHost): Promise<Probe> {
  const watch = await ChangeWatch.start(directory, host.clock);
  if (watch.mark() === null) {
    return {
      name: 'delta',
      result: 'skipped',
      detail: 'The server does not say who it is, so every run reads everything.',
      hint: 'Let the bind account read invocationId of the server below CN=Sites in the configuration partition.',
    };
  }
  if (await seesDeleted(directory)) return { name: 'delta', result: 'ok', detail: 'Changes and deletions can be read.' };
  return {
    name: 'delta',
    result: 'ok',
    detail: 'Changes can be read. No deleted entry is shown; if they are hidden from the bind account, full reads find deletions.',
    hint: 'To find deletions sooner, let the bind account list the container Deleted Objects (dsacls … /G account:LCRP).',
  };
}

async function checkStamps(directory: Directory): Promise<Probe> {
  const { value } = await directory.users(['modifyTimestamp']).next();
  const entries = value?.entries ?? [];
  if (entries.length > 0 && entries.every((entry: { has(name: string): boolean }) => entry.has('modifyTimestamp'))) {
    return { name: 'delta', result: 'ok', detail: 'Changes can be read. Deletions are found by full reads only.' };
  }
  return {
    name: 'delta',
    result: 'skipped',
    detail: 'People do not show modifyTimestamp, so every run reads everything.',
    hint: 'Let the bind account read and search modifyTimestamp.',
  };
}
