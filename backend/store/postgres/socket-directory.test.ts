import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareSocketDirectory, socketDirectory } from './socket-directory';

describe('the directory of the socket', () => {
  it('is below the data while the path is short enough for a socket', () => {
    expect(socketDirectory('/var/lib/rollcall/postgres')).toBe('/var/lib/rollcall/postgres/socket');
  });

  it('is short, and always the same for the same data, when it is not', () => {
    const home = `/srv/${'x'.repeat(100)}/postgres`;
    expect(socketDirectory(home)).toBe(socketDirectory(home));
    expect(socketDirectory(home)).not.toBe(socketDirectory(`${home}2`));
    expect(Buffer.byteLength(`${socketDirectory(home)}/.s.PGSQL.5432`)).toBeLessThanOrEqual(107);
  });

  it('counts bytes and not characters', () => {
    expect(socketDirectory(`/srv/${'ä'.repeat(45)}`)).not.toContain('ä');
  });

  it('is closed to everybody else, even when it was open before', () => {
    const home = mkdtempSync(join(tmpdir(), 'rollcall-socket-'));
    const directory = join(home, 'socket');
    mkdirSync(directory);
    chmodSync(directory, 0o777);
    prepareSocketDirectory(directory, home, null);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    rmSync(home, { recursive: true });
  });

  it('is refused when somebody put a link in its place', () => {
    const parent = mkdtempSync(join(tmpdir(), 'rollcall-socket-'));
    const directory = join(parent, 'rollcall-link');
    symlinkSync(tmpdir(), directory);
    expect(() => prepareSocketDirectory(directory, '/elsewhere', null)).toThrow(expect.objectContaining({ code: 'store-unavailable' }));
    rmSync(parent, { recursive: true });
  });
});
