/** Connections that break, stall and lie. A real slapd behind a relay. */
import { connect, createServer, type Server, type Socket } from 'node:net';
import { openConnector, readAll, slapdValues, testHost } from '../sources/ldap/connector-rig';
import { type Slapd, startSlapd } from '../sources/ldap/slapd';
import { crowd } from '../sources/ldap/small-directory';

interface Relay {
  readonly url: string;
  stop(): void;
}

/** Passes bytes on until the directory has sent so many, then does something else. */
async function relayTo(port: number, afterBytes: number, then: (client: Socket) => void): Promise<Relay> {
  const open = new Set<Socket>();
  const server: Server = createServer((client) => {
    const directory = connect(port, '127.0.0.1');
    let sent = 0;
    let broken = false;
    for (const socket of [client, directory]) {
      open.add(socket);
      socket.on('error', () => undefined);
    }
    client.pipe(directory);
    directory.on('data', (chunk) => {
      if (broken) return;
      sent += chunk.length;
      if (sent <= afterBytes) client.write(chunk);
      else {
        broken = true;
        client.write(chunk.subarray(0, chunk.length - (sent - afterBytes)));
        then(client);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No address.');
  return {
    url: `ldap://127.0.0.1:${address.port}`,
    stop() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

describe('a directory that fails in the middle of a read', () => {
  let slapd: Slapd;
  beforeAll(async () => {
    slapd = await startSlapd({ entries: crowd(2_500, 5) });
  }, 30_000);
  afterAll(() => slapd?.stop());

  const readThrough = async (relay: Relay, values: Record<string, unknown> = {}) => {
    try {
      return await readAll(openConnector(slapdValues(slapd, { urls: [relay.url], ...values })));
    } finally {
      relay.stop();
    }
  };

  it.each([20_000, 150_000, 400_000])('breaks the connection after %i bytes: nothing is complete', async (bytes) => {
    const read = await readThrough(await relayTo(slapd.port, bytes, (client) => client.destroy()));
    expect(read.complete).toEqual([]);
    expect(read.problems.map(({ at, code }) => `${at} ${code}`)).toEqual(
      expect.arrayContaining(['users source-unreachable', 'groups source-unreachable']),
    );
  });

  it('falls silent: the time-out ends the read', async () => {
    const read = await readThrough(await relayTo(slapd.port, 150_000, () => undefined), { timeoutSeconds: 1 });
    expect(read.complete).toEqual([]);
  });

  it('sends something that is not LDAP', async () => {
    const read = await readThrough(await relayTo(slapd.port, 150_000, (client) => client.write(Buffer.alloc(70_000, 0x41))));
    expect(read.complete).toEqual([]);
    expect(read.problems[0]?.code).toBe('source-protocol');
  });

  it('is killed', async () => {
    const victim = await startSlapd({ entries: crowd(2_500, 5) });
    const connector = openConnector(slapdValues(victim));
    const kinds: string[] = [];
    for await (const event of connector.readFull({ wantsMembersOf: () => true, nesting: 'flatten', fingerprint: 'test' })) {
      if (kinds.push(event.kind) === 1) await victim.stop('SIGKILL');
    }
    expect(kinds).not.toContain('complete');
    expect(kinds).toContain('problem');
  });

  it('is not there at all', async () => {
    await expect(readAll(openConnector(slapdValues(slapd, { urls: ['ldap://127.0.0.1:1'] })))).rejects.toMatchObject({
      code: 'source-unreachable',
      retry: 'later',
    });
  });

  it('stops at once when the run is stopped', async () => {
    const stop = new AbortController();
    const connector = openConnector(slapdValues(slapd, { pageSize: 50 }), testHost({ signal: stop.signal }));
    const reading = (async () => {
      for await (const event of connector.readFull({ wantsMembersOf: () => true, nesting: 'flatten', fingerprint: 'test' })) {
        if (event.kind === 'user') stop.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'stopped' });
  });

  it('goes away between two look-ups: the second says so', async () => {
    const relay = await relayTo(slapd.port, Number.POSITIVE_INFINITY, () => undefined);
    const connector = openConnector(slapdValues(slapd, { urls: [relay.url] }));
    expect(await connector.readOne({ login: 'user0001' })).toMatchObject({ user: { active: true } });
    relay.stop();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(connector.readOne({ login: 'user0001' })).rejects.toMatchObject({ code: 'source-unreachable' });
    await connector.close();
  });
});
