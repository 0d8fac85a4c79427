/** How often what was called. Calls that a break mode swallowed count too: they reached the server. */
export class Counters {
  reads = 0;
  writes = 0;
  /** Calls by `VERB route`: `POST /rest/api/2/group/user`. */
  readonly byRoute = new Map<string, number>();
  /** Answers by status. */
  readonly byStatus = new Map<number, number>();
  private running = 0;
  /** Most requests under way at one time. */
  maxInFlight = 0;

  begin(label: string, method: string): void {
    if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') this.reads++;
    else this.writes++;
    this.byRoute.set(label, (this.byRoute.get(label) ?? 0) + 1);
    this.running++;
    if (this.running > this.maxInFlight) this.maxInFlight = this.running;
  }

  answered(status: number): void {
    this.byStatus.set(status, (this.byStatus.get(status) ?? 0) + 1);
  }

  end(): void {
    this.running--;
  }

  get total(): number {
    return this.reads + this.writes;
  }

  /** Calls of one route, 0 when there were none. */
  of(label: string): number {
    return this.byRoute.get(label) ?? 0;
  }

  reset(): void {
    this.reads = 0;
    this.writes = 0;
    this.byRoute.clear();
    this.byStatus.clear();
    this.maxInFlight = this.running;
  }

  toJSON(): unknown {
    return {
      total: this.total,
      reads: this.reads,
      writes: this.writes,
      maxInFlight: this.maxInFlight,
      byRoute: Object.fromEntries([...this.byRoute].sort(([a], [b]) => (a < b ? -1 : 1))),
      byStatus: Object.fromEntries(this.byStatus),
    };
  }
}
