/** One line that rewrites itself, on a terminal only. */
import type { Progress } from '../runs';

const WIDTH = 28;
const PHASES: Readonly<Record<Progress['phase'], string>> = {
  'read-source': 'Reading the source',
  'read-target': 'Reading Jira',
  decide: 'Deciding',
  apply: 'Writing to Jira',
  finish: 'Finished',
};

export function renderProgress(progress: Progress): string {
  const { done, total, rate, etaMs } = progress;
  const share = total ? Math.min(1, done / total) : 0;
  const filled = Math.round(share * WIDTH);
  const bar = total ? `[${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}] ` : '';
  const count = total ? `${done}/${total}` : done > 0 ? String(done) : '';
  const pace = rate >= 1 ? `  ${Math.round(rate)}/s` : '';
  const left = etaMs !== null && etaMs > 1000 ? `  ${formatDuration(etaMs)} left` : '';
  return `${PHASES[progress.phase].padEnd(18)} ${bar}${count}${pace}${left}`;
}

export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Answers a function that ends the line. */
export function showProgress(stream: NodeJS.WriteStream): { update(progress: Progress): void; end(): void } {
  if (!stream.isTTY) return { update: () => undefined, end: () => undefined };
  return {
    update(progress) {
      stream.write(`\r\u001b[2K${renderProgress(progress)}`);
    },
    end() {
      stream.write('\r\u001b[2K');
    },
  };
}
