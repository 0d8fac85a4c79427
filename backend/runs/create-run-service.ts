/** The one pipeline, started by everybody. One run of a connector at a time over all processes, by lease. */
import { randomUUID } from 'node:crypto';
import type { ConnectorConfiguration } from '../domain/configuration';
import { isRollcallError, RollcallError, viewError } from '../domain/errors';
import { FINISHED, type Progress, type Run } from '../domain/runs/run';
import type { Audit } from '../security/audit';
import type { Lease } from '../store/store';
import { isoNow } from './clock';
import type { RunSurroundings } from './pipeline/context';
import { executeRun } from './pipeline/execute-run';
import { requireSameBasis } from './plan-basis';
import type { RunService, StartRequest } from './run-service';
import { connectorLease, simulationLease } from './shared-names';

export const PROGRESS_CHANNEL = 'rollcall_progress';
export const STOP_CHANNEL = 'rollcall_stop';
const POLL_MS = 250;

/** What processes tell each other. */
interface ProgressNote {
  /** The run service that tells. */
  readonly from: string;
  readonly progress: Progress;
}

interface RunningRun {
  readonly run: Run;
  readonly stop: AbortController;
  readonly ended: Promise<Run>;
}

export interface RunServiceParts extends Omit<RunSurroundings, 'publish'> {
  readonly audit: Audit;
}

export async function createRunService(surroundings: RunServiceParts): Promise<RunService> {
  const { store, audit, clock, log } = surroundings;
  const running = new Map<string, RunningRun>();
  const listeners = new Set<(progress: Progress) => void>();
  const me = randomUUID();
  let closing = false;

  const stopListening = [
    await store.listen(PROGRESS_CHANNEL, (payload) => {
      const { from, progress } = JSON.parse(payload) as ProgressNote;
      // Our own were told to listeners when it happened.
      if (from !== me) tell(progress);
    }),
    await store.listen(STOP_CHANNEL, (runId) => running.get(runId)?.stop.abort(stopped())),
  ];

  function tell(progress: Progress): void {
    for (const listener of listeners) listener(progress);
  }

  function publish(progress: Progress): void {
    tell(progress);
    store
      .notify(PROGRESS_CHANNEL, JSON.stringify({ from: me, progress } satisfies ProgressNote))
      .catch((error: unknown) => log.debug({ err: error }, 'progress not published'));
  }

  async function configurationOf(connectorId: string) {
    const found = await store.connectors.get(connectorId);
    if (!found)
      throw new RollcallError('not-found', `There is no connector "${connectorId}".`, {
        field: 'connector',
        remedy: 'List the connectors and use one of their ids.',
      });
    return found;
  }

  async function takeLease(name: string, purpose: string): Promise<Lease> {
    const lease = await store.leases.acquire(name, purpose);
    if ('lost' in lease) return lease;
    throw new RollcallError('already-running', `Already running: ${lease.purpose}, by ${lease.heldBy}.`, {
      retry: 'later',
      blame: 'us',
      remedy: 'Wait for it to finish or stop it first.',
    });
  }

  function work(run: Run, lease: Lease, fromJournal: boolean, release: () => Promise<void>): Promise<Run> {
    const stop = new AbortController();
    const ended = (async () => {
      try {
        const configuration = await configurationOrEnd(run, lease, fromJournal);
        if (!configuration) return run;
        return await executeRun(
          { ...surroundings, publish, run, lease, configuration, stop: stop.signal, leaving: () => closing },
          { fromJournal },
        );
      } finally {
        running.delete(run.id);
        await release();
      }
    })();
    ended.catch((error: unknown) => log.error({ err: error, runId: run.id }, 'run ended without a last word'));
    running.set(run.id, { run, stop, ended });
    // Asked for just before the end: left for the next process like all others.
    if (closing) stop.abort(stopped());
    return ended;
  }

  /**
   * A run that was interrupted can only be ended when its connector was removed meanwhile, or when its plan was made under another
   * configuration: whoever stops Rollcall to correct a rule or the address of Jira does not want the rest of it done.
   */
  async function configurationOrEnd(run: Run, lease: Lease, fromJournal: boolean): Promise<ConnectorConfiguration | null> {
    try {
      const connector = await configurationOf(run.connectorId);
      if (fromJournal) requireSameBasis(run, connector, await store.settings.get());
      return connector.value;
    } catch (error) {
      if (!isRollcallError(error) || (error.code !== 'not-found' && error.code !== 'plan-changed')) throw error;
      log.warn({ runId: run.id, code: error.code }, 'an interrupted run cannot be gone on with');
      await store.runs.update(lease, run.id, { state: 'failed', finishedAt: isoNow(clock), error: viewError(error) });
      return null;
    }
  }

  /** Runs of this connector that a dead process left behind are finished first, under the lease we now hold. */
  async function finishLeftovers(connectorId: string, lease: Lease): Promise<void> {
    for (const left of await store.runs.interrupted()) {
      if (left.connectorId !== connectorId || running.has(left.id) || left.kind === 'simulation') continue;
      log.info({ runId: left.id, state: left.state }, 'going on with an interrupted run');
      await work(left, lease, left.state === 'applying', async () => undefined);
    }
  }

  async function newRun(request: StartRequest): Promise<Run> {
    const person = request.person ?? null;
    return store.runs.create({
      id: randomUUID(),
      connectorId: request.connectorId,
      kind: request.kind,
      trigger: request.trigger,
      actor: request.actor,
      person,
    });
  }

  return {
    async start(request) {
      if (closing) throw new RollcallError('stopped', 'Rollcall is shutting down.', { retry: 'later' });
      const { value: configuration } = await configurationOf(request.connectorId);
      if (!configuration.enabled)
        throw new RollcallError('config-invalid', `Connector "${request.connectorId}" is switched off.`, {
          field: 'enabled',
          remedy: 'Switch it on first.',
        });
      if (request.kind === 'person' && !request.person)
        throw new RollcallError('config-invalid', 'A run for one person needs the person.', {
          field: 'person',
          remedy: 'Give a source id, login, mail address or user name.',
        });
      if ((request.kind === 'full' || request.kind === 'delta') && request.person !== undefined)
        throw new RollcallError('config-invalid', `A ${request.kind} run is for everybody.`, {
          field: 'person',
          remedy: 'Use the kind "person" or "simulation" for one person.',
        });
      const simulation = request.kind === 'simulation';
      const lease = await takeLease(
        simulation ? simulationLease(request.connectorId) : connectorLease(request.connectorId),
        `${request.kind} run of ${request.connectorId}`,
      );
      try {
        if (!simulation) await finishLeftovers(request.connectorId, lease);
        const run = await newRun(request);
        await audit.record({
          actor: request.actor,
          action: 'run.start',
          subject: `run:${run.id}`,
          detail: { connectorId: run.connectorId, kind: run.kind, trigger: run.trigger },
        });
        void work(run, lease, false, () => lease.release());
        return run;
      } catch (error) {
        await lease.release();
        throw error;
      }
    },
    async wait(runId) {
      const mine = running.get(runId);
      if (mine) return mine.ended;
      for (;;) {
        const run = await store.runs.get(runId);
        if (!run) throw new RollcallError('not-found', 'There is no such run.', { field: 'run' });
        if (FINISHED.has(run.state)) return run;
        await clock.sleep(POLL_MS);
      }
    },
    async stop(runId, actor) {
      const run = await store.runs.get(runId);
      if (!run) throw new RollcallError('not-found', 'There is no such run.', { field: 'run' });
      if (FINISHED.has(run.state)) return;
      await audit.record({ actor, action: 'run.stop', subject: `run:${runId}`, detail: { connectorId: run.connectorId } });
      running.get(runId)?.stop.abort(stopped());
      await store.notify(STOP_CHANNEL, runId);
    },
    async approve(runId, planHash, actor) {
      if (closing) throw new RollcallError('stopped', 'Rollcall is shutting down.', { retry: 'later' });
      const run = await store.runs.get(runId);
      if (!run) throw new RollcallError('not-found', 'There is no such run.', { field: 'run' });
      requireHeld(run);
      if (run.planHash !== planHash)
        throw new RollcallError('plan-changed', 'The approval names another plan than the one that is held.', {
          field: 'planHash',
          remedy: 'Look at the plan again and approve what you see.',
        });
      requireSameBasis(run, await configurationOf(run.connectorId), await store.settings.get());
      const lease = await takeLease(connectorLease(run.connectorId), `approved run of ${run.connectorId}`);
      try {
        // A newer run may have taken the held part over before the lease was ours.
        requireHeld((await store.runs.get(runId)) ?? run);
        const approved = await store.runs.update(lease, runId, {
          state: 'applying',
          finishedAt: null,
          approvedBy: actor,
          approvedAt: isoNow(clock),
        });
        const released = await store.journal.release(lease, runId);
        await audit.record({ actor, action: 'run.approve', subject: `run:${runId}`, detail: { planHash, released } });
        void work(approved, lease, true, () => lease.release());
        return approved;
      } catch (error) {
        await lease.release();
        throw error;
      }
    },
    async resumeInterrupted() {
      if (closing) return [];
      const ids: string[] = [];
      for (const run of await store.runs.interrupted()) {
        if (running.has(run.id)) continue;
        const lease = await store.leases.acquire(
          run.kind === 'simulation' ? simulationLease(run.connectorId) : connectorLease(run.connectorId),
          `resumed run of ${run.connectorId}`,
        );
        if (!('lost' in lease)) continue;
        log.info({ runId: run.id, state: run.state }, 'going on with an interrupted run');
        ids.push(run.id);
        void work(run, lease, run.state === 'applying', () => lease.release());
      }
      return ids;
    },
    onProgress(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closing = true;
      for (const { stop } of running.values()) stop.abort(stopped());
      while (running.size > 0) await Promise.allSettled([...running.values()].map(({ ended }) => ended));
      for (const unlisten of stopListening) await unlisten();
    },
  };
}

function requireHeld(run: Run): void {
  if (run.state === 'held') return;
  throw new RollcallError('run-not-held', `Run ${run.id} holds nothing: its state is ${run.state}.`, {
    blame: 'config',
    field: 'run',
    remedy: 'Look at the newest run of the connector.',
  });
}

function stopped(): RollcallError {
  return new RollcallError('stopped', 'Stopped by a person.');
}
