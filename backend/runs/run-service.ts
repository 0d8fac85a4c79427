/** What the API, the command line, the scheduler and pushes may ask of runs. All of them only start this one pipeline. */
import type { Progress, Run, RunKind, RunTrigger } from '../domain/runs/run';

/** `delta`: reads only what changed where that is possible, and everything where it is not; the run says why. */
export interface StartRequest {
  readonly connectorId: string;
  readonly kind: Extract<RunKind, 'full' | 'delta' | 'person' | 'simulation'>;
  readonly trigger: RunTrigger;
  readonly actor: string;
  /** For kind `person`, or to simulate one person: source id, login, mail or user name. */
  readonly person?: string;
}

export interface RunService {
  /** Takes the connector's lease and works in the background. Throws `already-running` with the other run's holder, `not-found`, `config-invalid`. */
  start(request: StartRequest): Promise<Run>;
  /** Resolves when the run is finished (see FINISHED), with its last state; works for runs of other processes too. */
  wait(runId: string): Promise<Run>;
  /** Lets what is in flight finish, notes it, ends the run as `stopped`. Works across processes. */
  stop(runId: string, actor: string): Promise<void>;
  /** Releases what a brake holds. `planHash` must be the run's; throws `plan-changed`, `run-not-held`. Goes on in the background. */
  approve(runId: string, planHash: string, actor: string): Promise<Run>;
  /** Goes on with runs whose process died. Answers their ids at once. */
  resumeInterrupted(): Promise<readonly string[]>;
  /** Progress of runs of this and other processes. Answers the unsubscribe function. */
  onProgress(listener: (progress: Progress) => void): () => void;
  /** Stops taking work, lets what is in flight finish. Under ten seconds. */
  close(): Promise<void>;
}
