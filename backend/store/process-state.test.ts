import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isAlive, processSpace, startTimeOf } from './process-state';

describe('the state of a process', () => {
  it('is alive with a start time that does not change while it runs', () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(startTimeOf(process.pid)).toMatch(/^\d+$/);
    expect(startTimeOf(process.pid)).toBe(startTimeOf(process.pid));
  });

  it('is not alive after it ended', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    const { pid } = child;
    await once(child, 'exit');
    expect(isAlive(pid ?? 0)).toBe(false);
    expect(startTimeOf(pid ?? 0)).toBeNull();
  });

  it('is read correctly when the name of the program holds brackets and blanks', async () => {
    const child = spawn(process.execPath, ['-e', `process.title = 'a) S 1 (b'; console.log('named'); setInterval(() => {}, 1000)`]);
    await once(child.stdout, 'data');
    expect(isAlive(child.pid ?? 0)).toBe(true);
    expect(Number(startTimeOf(child.pid ?? 0))).toBeGreaterThanOrEqual(Number(startTimeOf(process.pid)));
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  it('is comparable within one boot of one machine only', () => {
    expect(processSpace()).toMatch(/^.+\/[0-9a-f-]{36}\/pid:\[\d+\]$/);
  });
});
