import { Writable } from 'node:stream';
import type { Progress } from '../runs';
import { formatDuration, renderProgress, showProgress } from './progress-bar';

const progress: Progress = {
  runId: 'r',
  connectorId: 'okta',
  state: 'applying',
  phase: 'apply',
  done: 250,
  total: 1000,
  rate: 40.4,
  etaMs: 75_000,
  at: '2026-01-01T00:00:00.000Z',
};

function terminal(isTTY: boolean) {
  let text = '';
  const stream = new Writable({
    write(part, _encoding, done) {
      text += String(part);
      done();
    },
  });
  return { stream: Object.assign(stream, { isTTY }) as unknown as NodeJS.WriteStream, text: () => text };
}

describe('the progress bar', () => {
  it('shows phase, share, pace and time left', () => {
    expect(renderProgress(progress)).toBe(`Writing to Jira    [${'█'.repeat(7)}${'░'.repeat(21)}] 250/1000  40/s  1 min 15 s left`);
  });

  it('shows a count and no bar while the total is not known', () => {
    expect(renderProgress({ ...progress, phase: 'read-source', total: null, rate: 0, etaMs: null })).toBe('Reading the source 250');
  });

  it('never overflows', () => {
    expect(renderProgress({ ...progress, done: 1200, etaMs: 10 })).toContain(`[${'█'.repeat(28)}]`);
  });

  it('rewrites one line of a terminal and takes it away at the end', () => {
    const { stream, text } = terminal(true);
    const bar = showProgress(stream);
    bar.update(progress);
    bar.end();
    expect(text()).toBe(`\r\u001b[2K${renderProgress(progress)}\r\u001b[2K`);
  });

  it('writes nothing where nobody watches', () => {
    const { stream, text } = terminal(false);
    const bar = showProgress(stream);
    bar.update(progress);
    bar.end();
    expect(text()).toBe('');
  });

  it.each([
    [400, '0 s'],
    [59_000, '59 s'],
    [60_000, '1 min 0 s'],
    [3_661_000, '1 h 1 min'],
  ])('says %i ms as %s', (ms, words) => {
    expect(formatDuration(ms)).toBe(words);
  });
});
