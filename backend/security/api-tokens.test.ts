import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApiToken, ApiTokenRepository } from '../store/store';
import { createApiTokens, mayChange } from './api-tokens';
import { issueFirstToken } from './first-token';

function memoryTokens(): ApiTokenRepository & { readonly rows: Map<string, ApiToken> } {
  const rows = new Map<string, ApiToken>();
  return {
    rows,
    list: async () => [...rows.values()],
    findByHash: async (hash) => [...rows.values()].find((row) => row.hash === hash) ?? null,
    put: async (token) => void rows.set(token.id, token),
    remove: async (id) => rows.delete(id),
  };
}

const request = { name: 'build server', role: 'read-only', expiresAt: null } as const;

describe('a token of the API', () => {
  it('is 256 random bits behind a prefix, and lets its holder in', async () => {
    const apiTokens = createApiTokens({ tokens: memoryTokens() });
    const { token, view } = await apiTokens.issue(request);
    expect(token).toMatch(/^rc_[A-Za-z0-9_-]{43}$/);
    await expect(apiTokens.authenticate(token)).resolves.toEqual(view);
    expect(view).toMatchObject({ name: 'build server', role: 'read-only' });
  });

  it('may be for less than its role allows, and never for more', async () => {
    const apiTokens = createApiTokens({ tokens: memoryTokens() });
    const asked = { name: 'nightly', role: 'administrator', scopes: ['run', 'read', 'run'], expiresAt: null } as const;
    const { token } = await apiTokens.issue(asked);
    expect((await apiTokens.authenticate(token))?.scopes).toEqual(['read', 'run']);
    await expect(apiTokens.issue({ ...asked, scopes: [] })).rejects.toMatchObject({ code: 'config-invalid', field: 'scopes' });
    await expect(apiTokens.issue({ ...asked, role: 'read-only' })).rejects.toMatchObject({ code: 'config-invalid', field: 'scopes' });
  });

  it('is stored as a hash and never shown again', async () => {
    const tokens = memoryTokens();
    const apiTokens = createApiTokens({ tokens });
    const { token } = await apiTokens.issue(request);
    expect(JSON.stringify([...tokens.rows.values()])).not.toContain(token.slice(3));
    const [listed] = await apiTokens.list();
    expect(Object.keys(listed ?? {}).sort()).toEqual(['createdAt', 'expiresAt', 'id', 'name', 'role', 'scopes']);
  });

  it('lets nobody in with another, a shortened, a padded or an empty token, nor with the hash', async () => {
    const tokens = memoryTokens();
    const apiTokens = createApiTokens({ tokens });
    const { token } = await apiTokens.issue(request);
    const hash = [...tokens.rows.values()][0]?.hash ?? '';
    for (const wrong of [
      '',
      'rc_',
      token.slice(0, -1),
      `${token}A`,
      ` ${token}`,
      `${token}\n`,
      token.toUpperCase(),
      hash,
      `rc_${'A'.repeat(43)}`,
    ]) {
      await expect(apiTokens.authenticate(wrong)).resolves.toBeNull();
    }
  });

  it('lets nobody in although the store finds a row for a hash that is not its own', async () => {
    const tokens = memoryTokens();
    const loose = { ...tokens, findByHash: async () => [...tokens.rows.values()][0] ?? null };
    const { token } = await createApiTokens({ tokens }).issue(request);
    await expect(createApiTokens({ tokens: loose }).authenticate(`rc_${'A'.repeat(43)}`)).resolves.toBeNull();
    await expect(createApiTokens({ tokens: loose }).authenticate(token)).resolves.not.toBeNull();
  });

  it('ends at its time of expiry', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const apiTokens = createApiTokens({ tokens: memoryTokens(), now: () => now });
    const { token } = await apiTokens.issue({ ...request, expiresAt: '2026-01-02T00:00:00Z' });
    now = Date.parse('2026-01-01T23:59:59Z');
    await expect(apiTokens.authenticate(token)).resolves.not.toBeNull();
    now = Date.parse('2026-01-02T00:00:00Z');
    await expect(apiTokens.authenticate(token)).resolves.toBeNull();
  });

  it('ends when it is revoked', async () => {
    const apiTokens = createApiTokens({ tokens: memoryTokens() });
    const { token, view } = await apiTokens.issue(request);
    await expect(apiTokens.revoke(view.id)).resolves.toBe(true);
    await expect(apiTokens.authenticate(token)).resolves.toBeNull();
  });

  it('is not issued without a name or with an expiry that is past or no time', async () => {
    const apiTokens = createApiTokens({ tokens: memoryTokens() });
    for (const bad of [{ name: ' ' }, { expiresAt: '2001-01-01T00:00:00Z' }, { expiresAt: 'soon' }]) {
      await expect(apiTokens.issue({ ...request, ...bad })).rejects.toMatchObject({ code: 'config-invalid' });
    }
  });

  it('may change things only as administrator', () => {
    expect([mayChange('administrator'), mayChange('read-only')]).toEqual([true, false]);
  });
});

describe('the first token', () => {
  it('is written once for the administrator, readable by nobody else', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-token-'));
    try {
      const tokens = memoryTokens();
      const path = await issueFirstToken({ tokens, dataDir });
      expect(path).toBe(join(dataDir, 'admin-token'));
      expect((await stat(path ?? '')).mode & 0o777).toBe(0o600);
      const token = (await readFile(path ?? '', 'utf8')).trim();
      await expect(createApiTokens({ tokens }).authenticate(token)).resolves.toMatchObject({ role: 'administrator' });
      await expect(issueFirstToken({ tokens, dataDir })).resolves.toBeNull();
      expect((await readFile(path ?? '', 'utf8')).trim()).toBe(token);
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
