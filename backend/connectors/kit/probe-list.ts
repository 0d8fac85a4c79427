/** The steps of a check, one after the other. */
import { viewError } from '../../domain/errors';
import type { Probe } from '../spi';

export class ProbeList {
  readonly probes: Probe[] = [];

  /** Takes the step; whether it went well. What failed is told with its remedy as the hint. */
  async take(name: Probe['name'], look: () => Promise<string>): Promise<boolean> {
    try {
      this.probes.push({ name, result: 'ok', detail: await look() });
      return true;
    } catch (error) {
      const view = viewError(error);
      this.probes.push({ name, result: 'failed', detail: view.message, error: view, ...(view.remedy ? { hint: view.remedy } : {}) });
      return false;
    }
  }

  skip(names: readonly Probe['name'][], because: string): void {
    for (const name of names) this.probes.push({ name, result: 'skipped', detail: because });
  }
}
