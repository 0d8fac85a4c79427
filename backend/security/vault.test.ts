import type { SecretRepository } from '../store/store';
import { parseMasterKey } from './master-key';
import { createVault, type MasterKey } from './vault';

const keyOf = (letter: string): MasterKey => parseMasterKey(Buffer.alloc(32, letter).toString('base64'), 'test');
const [first, second] = [keyOf('a'), keyOf('b')];

interface MemorySecrets extends SecretRepository {
  readonly rows: Map<string, string>;
}

function memorySecrets(): MemorySecrets {
  const rows = new Map<string, string>();
  const at = '2026-01-01T00:00:00.000Z';
  const entries = () => [...rows].map(([key, sealed]) => ({ ...split(key), sealed }));
  return {
    rows,
    get: async (owner, field) => {
      const sealed = rows.get(`${owner} ${field}`);
      return sealed === undefined ? null : { sealed, updatedAt: at };
    },
    list: async (owner) => entries().flatMap((one) => (one.owner === owner ? [{ field: one.field, updatedAt: at }] : [])),
    put: async (owner, field, sealed) => void rows.set(`${owner} ${field}`, sealed),
    remove: async (owner, field) => {
      for (const one of entries()) if (one.owner === owner && (field ?? one.field) === one.field) rows.delete(`${owner} ${one.field}`);
    },
    all: async () => entries(),
  };
}

function split(key: string): { readonly owner: string; readonly field: string } {
  const [owner = '', field = ''] = key.split(' ');
  return { owner, field };
}

const unreadable = expect.objectContaining({ code: 'secret-unreadable', blame: 'config', remedy: expect.any(String) });

describe('the vault', () => {
  it('gives back what was put, and the store sees only the sealed form', async () => {
    const secrets = memorySecrets();
    const vault = createVault({ secrets, masterKey: first });
    await vault.put('connector:okta', 'apiToken', 'canary-5b1f');
    await expect(vault.get('connector:okta', 'apiToken')).resolves.toBe('canary-5b1f');
    await expect(vault.getAll('connector:okta')).resolves.toEqual({ apiToken: 'canary-5b1f' });
    expect([...secrets.rows.values()].join()).not.toContain('canary-5b1f');
  });

  it('answers null and false for what is not there', async () => {
    const vault = createVault({ secrets: memorySecrets(), masterKey: first });
    await expect(vault.get('jira', 'token')).resolves.toBeNull();
    await expect(vault.has('jira', 'token')).resolves.toBe(false);
  });

  it('lists which secrets are set and never what they are', async () => {
    const vault = createVault({ secrets: memorySecrets(), masterKey: first });
    await vault.put('jira', 'token', 'canary-5b1f');
    await expect(vault.list('jira')).resolves.toEqual([{ field: 'token', updatedAt: '2026-01-01T00:00:00.000Z' }]);
  });

  it('seals the same secret differently each time', async () => {
    const secrets = memorySecrets();
    const vault = createVault({ secrets, masterKey: first });
    await vault.put('jira', 'token', 'same');
    await vault.put('jira', 'password', 'same');
    const [one, other] = [...secrets.rows.values()].map((sealed) => sealed.split('.'));
    expect(one?.[2]).not.toBe(other?.[2]);
    expect(one?.[3]).not.toBe(other?.[3]);
  });

  it.each([
    ['another connector', 'connector:other apiToken'],
    ['another field', 'connector:okta password'],
  ])('refuses a sealed secret that was moved to %s', async (_where, to) => {
    const secrets = memorySecrets();
    const vault = createVault({ secrets, masterKey: first });
    await vault.put('connector:okta', 'apiToken', 'canary-5b1f');
    secrets.rows.set(to, secrets.rows.get('connector:okta apiToken') ?? '');
    const { owner, field } = split(to);
    await expect(vault.get(owner, field)).rejects.toEqual(unreadable);
  });

  it('refuses to read with another master key and says which secret', async () => {
    const secrets = memorySecrets();
    await createVault({ secrets, masterKey: first }).put('jira', 'token', 'canary-5b1f');
    const error = await createVault({ secrets, masterKey: second })
      .get('jira', 'token')
      .catch((caught: unknown) => caught);
    expect(error).toEqual(unreadable);
    expect(String(error)).toContain('token of jira');
  });

  it('brings every secret under a new master key and names what it cannot read', async () => {
    const secrets = memorySecrets();
    const before = createVault({ secrets, masterKey: first });
    await before.put('jira', 'token', 'one');
    await before.put('connector:okta', 'apiToken', 'two');
    secrets.rows.set('connector:lost key', 'v1.000000000000.AAAA.AAAA');
    const during = createVault({ secrets, masterKey: second, formerKeys: [first] });
    await expect(during.get('jira', 'token')).resolves.toBe('one');
    await during.put('connector:new', 'password', 'three');
    await expect(during.rewrap()).resolves.toEqual({
      rewrapped: 2,
      alreadyCurrent: 1,
      unreadable: [{ owner: 'connector:lost', field: 'key' }],
    });
    const after = createVault({ secrets, masterKey: second });
    await expect(after.getAll('connector:okta')).resolves.toEqual({ apiToken: 'two' });
    await expect(before.get('jira', 'token')).rejects.toEqual(unreadable);
  });

  it('tells each secret that passes to whoever masks the log', async () => {
    const seen: string[] = [];
    const vault = createVault({ secrets: memorySecrets(), masterKey: first, onSecret: (plain) => seen.push(plain) });
    await vault.put('jira', 'token', 'put');
    await vault.get('jira', 'token');
    expect(seen).toEqual(['put', 'put']);
  });
});
