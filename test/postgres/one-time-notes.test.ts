import { randomBytes } from 'node:crypto';
import { createOneTimeNotes } from '../../backend/security/one-time-notes';
import { openTestStore, type TestStore } from './postgres';

const key = { id: 'k1', bytes: randomBytes(32) };
let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

describe('notes that are taken once', () => {
  it('are given to exactly one of many who ask at once, in whichever process', async () => {
    const other = await store.reopen();
    const [mine, theirs] = [createOneTimeNotes(store.notes, key), createOneTimeNotes(other.notes, key)];
    const name = await mine.leave('state', { verifier: 'v' }, 60);
    const found = await Promise.all(Array.from({ length: 10 }, (_, index) => (index % 2 ? mine : theirs).take('state', name)));
    expect(found.filter((note) => note !== null)).toEqual([{ verifier: 'v' }]);
    await other.close();
  });

  it('end with their time, and are of one kind', async () => {
    const notes = createOneTimeNotes(store.notes, key);
    expect(await notes.take('state', await notes.leave('state', 1, -1))).toBeNull();
    const name = await notes.leave('state', 1, 60);
    expect(await notes.take('claim', name)).toBeNull();
    expect(await notes.take('state', name)).toBe(1);
  });

  it('can be left under a key both sides know, the newest in the place of the one before', async () => {
    const notes = createOneTimeNotes(store.notes, key);
    await notes.leaveUnder('exchanged', 'a-known-key', 1, 60);
    await notes.leaveUnder('exchanged', 'a-known-key', 2, 60);
    expect(await notes.take('exchanged', 'a-known-key')).toBe(2);
    expect(await notes.take('exchanged', 'a-known-key')).toBeNull();
  });

  it('tell whoever reads the database neither their key nor their content', async () => {
    const notes = createOneTimeNotes(store.notes, key);
    const name = await notes.leave('state', { verifier: 'a-verifier' }, 60);
    const rows = JSON.stringify(await store.query('select * from one_time_notes'));
    expect(rows).not.toContain(name);
    expect(rows).not.toContain('a-verifier');
  });

  it('leave the database once their time is over, also when nobody signs in again', async () => {
    const notes = createOneTimeNotes(store.notes, key);
    await notes.leave('state', 1, -1);
    const name = await notes.leave('state', 2, 60);
    await store.notes.purge();
    expect(await store.query('select * from one_time_notes where expires_at < now()')).toEqual([]);
    expect(await notes.take('state', name)).toBe(2);
  });

  it('are refused when far too many wait, and the old ones make room', async () => {
    await store.query("insert into one_time_notes select 'h' || n, '', now() + interval '1 hour' from generate_series(1, 5000) n");
    const notes = createOneTimeNotes(store.notes, key);
    await expect(notes.leave('state', 1, 60)).rejects.toMatchObject({ code: 'rate-limited' });
    await store.query("update one_time_notes set expires_at = now() - interval '1 second'");
    await expect(notes.leave('state', 1, 60)).resolves.toMatch(/^[\w-]{43}$/);
  });
});
