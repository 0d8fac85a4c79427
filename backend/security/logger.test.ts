import { Writable } from 'node:stream';
import { AxiosError, AxiosHeaders } from 'axios';
import fc from 'fast-check';
import { RollcallError } from '../domain/errors';
import { createLogger } from './logger';
import { createSecretMask } from './secret-mask';

const canary = 'canary-5b1f-9e77';

function logInto() {
  const lines: string[] = [];
  const mask = createSecretMask();
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const log = createLogger({ level: 'trace', name: 'test', destination, mask });
  return { log, mask, lines, text: () => lines.join('') };
}

describe('the log', () => {
  it('is one JSON object a line with time, level, name and message', () => {
    const { log, lines } = logInto();
    log.info({ runId: 'r1', users: 3 }, 'read');
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'info',
      time: expect.any(String),
      name: 'test',
      runId: 'r1',
      users: 3,
      msg: 'read',
    });
  });

  it.each([
    ['password', { password: canary }],
    ['a nested header', { request: { headers: { Authorization: canary, 'Set-Cookie': [canary] } } }],
    ['clientSecret', { config: [{ source: { clientSecret: canary } }] }],
    ['X-Api-Key', { 'X-Api-Key': canary }],
    ['bind_password', { ldap: { bind_password: canary } }],
    ['a whole object under a secret name', { credentials: { user: 'a', value: canary } }],
  ])('hides what stands under %s', (_what, fields) => {
    const { log, text } = logInto();
    log.info(fields, 'connecting');
    expect(text()).toContain('[redacted]');
    expect(text()).not.toContain(canary);
  });

  it('hides what was bound to a child logger', () => {
    const { log, text } = logInto();
    log.child({ token: canary, connection: { password: canary } }).info('connecting');
    expect(text()).not.toContain(canary);
  });

  it.each([
    `Authorization: Bearer ${canary}`,
    `SSWS ${canary}`,
    `ldap://admin:${canary}@host/`,
    `https://idp/token?client_secret=${canary}&x=1`,
    `-----BEGIN PRIVATE KEY-----\n${canary}\n-----END PRIVATE KEY-----`,
  ])('hides a secret that shows by its form: %s', (message) => {
    const { log, text } = logInto();
    log.info(message);
    log.info({ seen: message }, 'x %s', message);
    expect(text()).not.toContain(canary);
  });

  it('hides a known secret anywhere: in messages, keys, causes and encoded forms', () => {
    const { log, mask, text } = logInto();
    const secret = `${canary}"\n&/ü`;
    mask.add(secret);
    const cause = new Error(`refused: ${secret}`);
    log.error({ err: new RollcallError('source-auth', 'sign-in failed', { cause }) }, `with ${secret}`);
    log.error(new Error(secret));
    log.info({ [secret]: 1, list: [{ deep: secret }], url: encodeURIComponent(secret), basic: Buffer.from(secret).toString('base64') });
    expect(text()).not.toContain(canary);
    expect(text()).not.toContain(Buffer.from(secret).toString('base64'));
    expect(text()).toContain('sign-in failed');
  });

  it('shows of an error of the HTTP client neither the request nor the reply', () => {
    const { log, text } = logInto();
    const config = { headers: new AxiosHeaders({ Authorization: canary }), data: canary, url: '/users' };
    const error = new AxiosError(
      'Request failed',
      'ERR_BAD_REQUEST',
      config,
      { secret: canary },
      {
        status: 400,
        statusText: 'Bad Request',
        headers: {},
        config,
        data: { mail: canary },
      },
    );
    log.error({ err: error }, 'failed');
    log.error({ failure: error }, 'failed');
    log.error(error);
    expect(text()).not.toContain(canary);
    expect(text()).toContain('ERR_BAD_REQUEST');
  });

  it('shows an error inside a list or an object no further than one on its own', () => {
    const { log, text } = logInto();
    const headers = new AxiosHeaders({ Authorization: canary, Cookie: canary });
    const error = new AxiosError('Request failed', 'ERR_BAD_REQUEST', { headers, data: canary });
    log.error(
      { failures: [error], outcome: { reason: error }, settled: [{ status: 'rejected', reason: error }], reply: { headers } },
      'failed',
    );
    expect(text()).not.toContain(canary);
    expect(text().match(/ERR_BAD_REQUEST/g)).toHaveLength(3);
  });

  it('keeps a time readable', () => {
    const { log, lines } = logInto();
    log.info({ window: { from: new Date(0) } }, 'seen');
    expect(lines[0]).toContain('1970-01-01T00:00:00.000Z');
  });

  it('takes the token of a session out of running text, and what an address of OAuth carries', () => {
    const { log, text } = logInto();
    log.info('rs_eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl');
    log.info('GET /token?refresh_token=abcdefgh&code_verifier=ijklmnop');
    expect(text()).not.toMatch(/c2lnbmF0dXJl|abcdefgh|ijklmnop/);
  });

  it('keeps numbers under such names, which are counts', () => {
    const { log, text } = logInto();
    log.info({ tokens: 3, secretsChanged: true }, 'counted');
    expect(text()).toContain('"tokens":3');
  });

  it('survives cycles', () => {
    const { log, lines } = logInto();
    const cyclic: Record<string, unknown> = { name: 'a' };
    cyclic.self = cyclic;
    log.info({ cyclic }, 'seen');
    expect(lines).toHaveLength(1);
  });

  it('never breaks a line and never passes control characters on, whatever a name holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('\n', '\r', '\u001b[31m', '\u2028', '\u0085', '\u202e', '\u007f'),
        (name, evil) => {
          const { log, lines } = logInto();
          log.info({ user: `${name}${evil}` }, `${evil}read ${name}`);
          expect(lines).toHaveLength(1);
          expect(lines[0]).toMatch(/^[^\p{Cc}\u2028\u2029\u202e]*\n$/u);
          expect(() => JSON.parse(lines[0] ?? '')).not.toThrow();
        },
      ),
    );
  });
});
