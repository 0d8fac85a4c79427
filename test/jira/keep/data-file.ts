import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { JiraSite } from '../site';
import { readSnapshot, writeSnapshot } from './snapshot';

/** How often changes are looked for. */
const EVERY_MS = 1000;

/** Keeps a site in a file: written whole and renamed into place, a second after a change and at the end. */
export class DataFile {
  private readonly site: JiraSite;
  private readonly path: string;
  private written = -1;
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(site: JiraSite, path: string) {
    this.site = site;
    this.path = path;
  }

  /** Fills the site from the file. False when there is none yet. */
  load(): boolean {
    if (!existsSync(this.path)) return false;
    readSnapshot(this.site, readFileSync(this.path, 'utf8'));
    this.written = this.site.state.changes;
    return true;
  }

  watch(): void {
    this.timer = setInterval(() => {
      this.save().catch((error: unknown) => process.stderr.write(`The data file cannot be written: ${String(error)}\n`));
    }, EVERY_MS);
    this.timer.unref();
  }

  /** Writes when something changed since the last time. */
  save(): Promise<void> {
    this.writing = this.writing.then(async () => {
      const { changes } = this.site.state;
      if (changes === this.written) return;
      const text = writeSnapshot(this.site);
      await mkdir(dirname(this.path), { recursive: true });
      await writeFile(`${this.path}.new`, text, { mode: 0o600 });
      await rename(`${this.path}.new`, this.path);
      this.written = changes;
    });
    return this.writing;
  }

  async close(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.save();
  }
}
