import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMasterKey, parseFormerKeys, parseMasterKey } from './master-key';

const text = Buffer.alloc(32, 7).toString('base64');
const invalid = (field: string) => expect.objectContaining({ code: 'config-invalid', field, remedy: expect.any(String) });

describe('the master key', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'rollcall-key-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  it('is made at first start, readable by nobody else, and is the same afterwards', async () => {
    const made = await openMasterKey({ dataDir: join(dataDir, 'fresh') });
    const file = join(dataDir, 'fresh', 'master.key');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(Buffer.from(await readFile(file, 'utf8'), 'base64').equals(made.bytes)).toBe(true);
    await expect(openMasterKey({ dataDir: join(dataDir, 'fresh') })).resolves.toEqual(made);
  });

  it('is one key when several processes start at the same time', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => openMasterKey({ dataDir })));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });

  it('comes from the value before the file, and from the file before its own', async () => {
    const file = join(dataDir, 'given');
    await writeFile(file, `${Buffer.alloc(32, 9).toString('hex')}\n`);
    expect((await openMasterKey({ dataDir, value: text, file })).bytes).toEqual(Buffer.alloc(32, 7));
    expect((await openMasterKey({ dataDir, file })).bytes).toEqual(Buffer.alloc(32, 9));
    await expect(stat(join(dataDir, 'master.key'))).rejects.toThrow();
  });

  it('is refused when it is not 32 bytes, and the message does not repeat it', async () => {
    for (const bad of ['', 'canary-5b1f', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('hex')]) {
      const error = await openMasterKey({ dataDir, value: bad }).catch((caught: unknown) => caught);
      expect(error).toEqual(invalid('ROLLCALL_MASTER_KEY'));
      expect(String(error)).not.toContain('canary-5b1f');
    }
    await expect(openMasterKey({ dataDir, file: join(dataDir, 'absent') })).rejects.toEqual(invalid('ROLLCALL_MASTER_KEY_FILE'));
  });

  it('is refused when others may read the file in the data directory', async () => {
    await openMasterKey({ dataDir });
    await chmod(join(dataDir, 'master.key'), 0o644);
    await expect(openMasterKey({ dataDir })).rejects.toEqual(invalid(join(dataDir, 'master.key')));
  });

  it('has an id that differs from key to key and does not show it', () => {
    const [one, other] = [parseMasterKey(text, 'test'), parseMasterKey(Buffer.alloc(32, 8).toString('base64'), 'test')];
    expect(one.id).not.toBe(other.id);
    expect(one.id).toHaveLength(12);
  });

  it('may have predecessors', () => {
    expect(parseFormerKeys(` ${text} ,`)).toEqual([parseMasterKey(text, 'test')]);
    expect(parseFormerKeys('')).toEqual([]);
  });
});
