/** Where secrets of connectors and of Jira are kept: sealed in the store, plain only in memory and only on demand. */
import { isRollcallError } from '../domain/errors';
import type { SecretRepository } from '../store/store';
import type { MasterKey } from './master-key';

export { type MasterKey, openMasterKey } from './master-key';

import { keyIdOf, rewrap, seal, unseal } from './secret-envelope';

export interface Vault {
  /** The plain secret, null when none is stored. Throws `secret-unreadable`: never an empty or a wrong value. */
  get(owner: string, field: string): Promise<string | null>;
  /** All plain secrets of one owner by field. Throws `secret-unreadable` when any is. */
  getAll(owner: string): Promise<Readonly<Record<string, string>>>;
  put(owner: string, field: string, plain: string): Promise<void>;
  has(owner: string, field: string): Promise<boolean>;
  /** Which secrets an owner has and when each was last changed; what the API shows instead of a secret. */
  list(owner: string): Promise<readonly { readonly field: string; readonly updatedAt: string }[]>;
  remove(owner: string, field?: string): Promise<void>;
  /** Brings every secret under the current master key. One that cannot be read stays as it is and is named. */
  rewrap(): Promise<RewrapReport>;
}

export interface RewrapReport {
  readonly rewrapped: number;
  readonly alreadyCurrent: number;
  readonly unreadable: readonly { readonly owner: string; readonly field: string }[];
}

export interface VaultOptions {
  readonly secrets: SecretRepository;
  readonly masterKey: MasterKey;
  /** Keys to read older secrets with, until `rewrap` was done. */
  readonly formerKeys?: readonly MasterKey[];
  /** Told each plain secret that passes, so that the log can mask it wherever it turns up. */
  readonly onSecret?: (plain: string) => void;
}

export function createVault({ secrets, masterKey, formerKeys = [], onSecret = () => undefined }: VaultOptions): Vault {
  const keys = [masterKey, ...formerKeys];

  async function get(owner: string, field: string): Promise<string | null> {
    const row = await secrets.get(owner, field);
    if (row === null) return null;
    const plain = unseal(row.sealed, { owner, field }, keys);
    onSecret(plain);
    return plain;
  }

  return {
    get,
    async getAll(owner) {
      const found: [string, string][] = [];
      for (const { field } of await secrets.list(owner)) {
        const plain = await get(owner, field);
        if (plain !== null) found.push([field, plain]);
      }
      return Object.fromEntries(found);
    },
    async put(owner, field, plain) {
      onSecret(plain);
      await secrets.put(owner, field, seal(plain, { owner, field }, masterKey));
    },
    has: async (owner, field) => (await secrets.get(owner, field)) !== null,
    list: (owner) => secrets.list(owner),
    remove: (owner, field) => secrets.remove(owner, field),
    rewrap: () => rewrapAll(secrets, keys, masterKey),
  };
}

async function rewrapAll(secrets: SecretRepository, keys: readonly MasterKey[], current: MasterKey): Promise<RewrapReport> {
  let rewrapped = 0;
  let alreadyCurrent = 0;
  const unreadable: { owner: string; field: string }[] = [];
  for (const { owner, field } of await secrets.all()) {
    const row = await secrets.get(owner, field);
    if (row === null) continue;
    if (keyIdOf(row.sealed) === current.id) {
      alreadyCurrent += 1;
      continue;
    }
    try {
      await secrets.put(owner, field, rewrap(row.sealed, { owner, field }, keys, current));
      rewrapped += 1;
    } catch (error) {
      if (!isRollcallError(error) || error.code !== 'secret-unreadable') throw error;
      unreadable.push({ owner, field });
    }
  }
  return { rewrapped, alreadyCurrent, unreadable };
}
