/** Runs and leases for tests of the store. */
import { randomUUID } from 'node:crypto';
import type { Lease, Store } from '../../backend/store/store';

export async function newRun(store: Store, connectorId = 'okta'): Promise<string> {
  const run = await store.runs.create({ id: randomUUID(), connectorId, kind: 'full', trigger: 'cli', actor: 'cli', person: null });
  return run.id;
}

/** Throws when somebody else has it. */
export async function takeLease(store: Pick<Store, 'leases'>, name: string): Promise<Lease> {
  const lease = await store.leases.acquire(name, 'a test');
  if (!('token' in lease)) throw new Error(`The lease is held by ${lease.heldBy}.`);
  return lease;
}
