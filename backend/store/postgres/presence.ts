/**
 * Who uses the bundled server. Every process keeps one connection with a shared advisory lock; a process that leaves
 * may stop the server only when it gets that lock alone, so nobody can slip in while it stops.
 */
import { Client, type PoolConfig } from 'pg';

const KEY = 0x726f6c6c;

export interface Presence {
  /** Resolves when the connection is gone without having been asked to leave. */
  readonly broken: Promise<void>;
  /** Gives up the presence. True: nobody else is here, and no one can come any more; stop the server now. */
  leave(): Promise<boolean>;
  /** Gives up the presence and leaves the server as it is. */
  detach(): Promise<void>;
}

/** Null when the server is just being stopped by somebody else. Throws what the connection throws. */
export async function joinServer(connection: PoolConfig): Promise<Presence | null> {
  const client = new Client({ ...connection, application_name: 'rollcall presence', keepAlive: true });
  let leaving = false;
  const broken = new Promise<void>((resolve) => {
    client.on('end', () => {
      if (!leaving) resolve();
    });
  });
  client.on('error', () => {});
  await client.connect();
  const end = async () => {
    leaving = true;
    await client.end().catch(() => {});
  };
  try {
    const { rows } = await client.query<{ joined: boolean }>('select pg_try_advisory_lock_shared($1) as joined', [KEY]);
    if (!rows[0]?.joined) {
      await end();
      return null;
    }
  } catch (error) {
    await end();
    throw error;
  }
  return {
    broken,
    detach: end,
    async leave() {
      leaving = true;
      try {
        // One's own shared lock does not stand in the way of the exclusive one.
        const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [KEY]);
        // Ending the connection would free the lock and let others in, so the last one keeps it until the server is down.
        if (rows[0]?.alone) return true;
      } catch {
        // The server is gone already: nothing to stop.
      }
      await end();
      return false;
    },
  };
}
