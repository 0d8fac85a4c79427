import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { oktaConnectorType } from '../../../backend/connectors/okta';
import { testHost } from '../test-host';
import { everything, readSnapshot } from './connector-rig';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
}

/** A recorder instead of the stand-in: what matters here is what is sent, to the letter. */
describe('what the Okta connector sends', () => {
  const sent: Sent[] = [];
  let server: Server;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://okta.test');
      sent.push({
        method: request.method ?? '',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: request.headers,
      });
      response.setHeader('content-type', 'application/json');
      response.end(url.pathname === '/api/v1/groups' ? '[{"id":"00g/1","type":"OKTA_GROUP","profile":{"name":"One"}}]' : '[]');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const parsed = oktaConnectorType.parse({ orgUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, apiToken: '00token' });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const connector = oktaConnectorType.open(parsed.config, testHost());
    await readSnapshot(connector, everything);
    await connector.close();
  });

  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('reads only, with documented parameters and nothing else', () => {
    expect(
      sent
        .map(({ method, path, query }) => ({ method, path, query }))
        .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    ).toEqual([
      { method: 'GET', path: '/api/v1/groups', query: { limit: '200', expand: 'stats' } },
      { method: 'GET', path: '/api/v1/groups/00g%2F1/users', query: { limit: '200' } },
      { method: 'GET', path: '/api/v1/users', query: { filter: 'status eq "DEPROVISIONED"', limit: '200' } },
      { method: 'GET', path: '/api/v1/users', query: { limit: '200' } },
    ]);
  });

  it('asks for lists of users without the parts nobody needs', () => {
    for (const { headers } of sent.filter(({ path }) => path === '/api/v1/users')) {
      expect(headers['content-type']).toBe(
        'application/json; okta-response=omitCredentials,omitCredentialsLinks,omitTransitioningToStatus',
      );
    }
  });

  it('signs every request, and asks for JSON under its own name', () => {
    for (const { headers } of sent) {
      expect(headers).toMatchObject({ authorization: 'SSWS 00token', accept: 'application/json', 'user-agent': 'Rollcall' });
    }
  });
});
