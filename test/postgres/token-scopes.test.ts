import { openTestStore } from './postgres';

it('gives tokens from before scopes what their role allowed', async () => {
  const store = await openTestStore();
  await store.query(`alter table api_tokens drop column scopes`);
  await store.query(`delete from kysely_migration where name = '0004-token-scopes'`);
  await store.query(`insert into api_tokens (id, name, role, hash, created_at) values
    ('1', 'old admin', 'administrator', 'a', '2026-01-01'), ('2', 'old reader', 'read-only', 'b', '2026-01-02')`);
  const upgraded = await store.reopen();
  expect(await upgraded.tokens.list()).toMatchObject([
    { id: '1', role: 'administrator', scopes: ['read', 'run', 'approve', 'configure', 'audit', 'tokens'] },
    { id: '2', role: 'read-only', scopes: ['read'] },
  ]);
  await upgraded.close();
  await store.close();
});
