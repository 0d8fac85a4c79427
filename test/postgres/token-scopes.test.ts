import { openDatabase } from '../../backend/store/database';
import { tokenScopes } from '../../backend/store/migrations/token-scopes';
import { openTestStore, silent } from './postgres';

it('gives tokens from before scopes what their role allowed', async () => {
  const store = await openTestStore();
  await store.query(`alter table api_tokens drop column scopes`);
  await store.query(`insert into api_tokens (id, name, role, hash, created_at) values
    ('1', 'old admin', 'administrator', 'a', '2026-01-01'), ('2', 'old reader', 'read-only', 'b', '2026-01-02')`);
  const database = openDatabase(store.connection, 1, silent);
  await tokenScopes.up(database.db);
  await database.close();
  expect(await store.tokens.list()).toMatchObject([
    { id: '1', role: 'administrator', scopes: ['read', 'run', 'approve', 'configure', 'audit', 'tokens'] },
    { id: '2', role: 'read-only', scopes: ['read'] },
  ]);
  await store.close();
});
