import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificates } from './ldap/certificates';
import { testHost } from './test-host';

describe('a source behind a certificate of its own authority', () => {
  let folder: string;
  let server: Server;
  let ca: string;
  const address = (host: string) => `https://${host}:${(server.address() as AddressInfo).port}`;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rollcall-tls-'));
    const made = await makeCertificates(folder, ['DNS:localhost']);
    ca = made.ca;
    server = createServer({ key: await readFile(made.keyFile), cert: await readFile(made.certificateFile) }, (_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end('"here"');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true, force: true });
  });

  it('is trusted when that authority was given', async () => {
    const client = testHost().http({ baseUrl: address('localhost'), ca });
    expect((await client.request({ url: '/' })).body).toBe('here');
    client.close();
  });

  it('is not trusted otherwise, nor under another name, and is asked once only', async () => {
    for (const options of [{ baseUrl: address('localhost') }, { baseUrl: address('127.0.0.1'), ca }]) {
      const client = testHost().http(options);
      await expect(client.request({ url: '/' })).rejects.toMatchObject({ code: 'source-unreachable', retry: 'never', blame: 'config' });
      expect(client.calls).toBe(1);
      client.close();
    }
  });

  it('is not spoken to in plain http, nor the other way round', async () => {
    const client = testHost().http({ baseUrl: address('localhost').replace('https', 'http'), attempts: 1 });
    await expect(client.request({ url: '/' })).rejects.toMatchObject({ code: expect.stringMatching(/^source-/) });
    client.close();
  });
});
