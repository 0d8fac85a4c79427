/** Lines of events over real sockets; who may call, and what runs tell, is this test's. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import pino from 'pino';
import type { Gate } from '../http/gate';
import { mountRoutes } from '../http/mount-routes';
import { handleErrors } from '../http/problem';
import { eventRoutes } from './routes';

describe('lines of events', () => {
  let server: Server;
  let listening: number;
  let admission: Promise<void>;

  beforeEach(async () => {
    listening = 0;
    admission = Promise.resolve();
    const onProgress = () => {
      listening += 1;
      return () => {
        listening -= 1;
      };
    };
    const gate: Gate = {
      admit: async (_route, { headers }) => {
        await admission;
        return { name: `jira:${headers['x-who']}`, role: 'read-only', scopes: ['read'] };
      },
      stillAdmits: async () => true,
    };
    const app = express();
    mountRoutes(app, eventRoutes({ runs: { onProgress } }), gate);
    app.use(handleErrors(pino({ level: 'silent' })));
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const call = (who: string) =>
    request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', path: '/events', headers: { 'x-who': who } })
      .on('error', () => undefined)
      .end();
  async function open(who: string): Promise<IncomingMessage> {
    const [reply] = (await once(call(who), 'response')) as [IncomingMessage];
    return reply.on('error', () => undefined).resume();
  }
  async function until(condition: () => boolean): Promise<void> {
    for (let left = 100; !condition() && left > 0; left -= 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(condition()).toBe(true);
  }

  it('are forgotten when the caller left before it was known who they are', async () => {
    let admit: () => void = () => undefined;
    admission = new Promise((resolve) => {
      admit = resolve;
    });
    const [socket] = await once(call('anna'), 'socket');
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    admit();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(listening).toBe(0);
  });

  it('are as many for one caller as they have pages open, and no more; those of others are theirs', async () => {
    const mine = await Promise.all(Array.from({ length: 20 }, () => open('anna')));
    expect(mine.map(({ statusCode }) => statusCode)).toEqual(mine.map(() => 200));
    expect((await open('anna')).statusCode).toBe(429);
    expect((await open('bela')).statusCode).toBe(200);
    await until(() => listening === 21);
    mine[0]?.destroy();
    await until(() => listening === 20);
    expect((await open('anna')).statusCode).toBe(200);
  });
});
