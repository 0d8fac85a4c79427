/** What the benchmark answers, and what is good enough. Ratios compare with a bare client loop of the same run. */

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** At most this; null where the figure only tells. */
  readonly goal: number | null;
  readonly ok: boolean;
}

const GOALS = {
  first_sync_ratio: { unit: '× bare loop', goal: 1.15 },
  nochange_seconds: { unit: 's', goal: 3 },
  nochange_writes: { unit: 'writes', goal: 0 },
  nochange_delta_seconds: { unit: 's', goal: 0.3 },
  nochange_delta_calls: { unit: 'calls', goal: 3 },
  onepercent_ratio: { unit: '× (no-change run + bare writes)', goal: 1.5 },
  plan_seconds_100k: { unit: 's', goal: 10 },
  rss_mb_10k: { unit: 'MB', goal: 250 },
  rss_mb_100k: { unit: 'MB', goal: 700 },
  bundle_gzip_kb: { unit: 'KB, all pages in one language', goal: 330 },
  run_page_paint_seconds: { unit: 's, 100,000 operations, signed in to Jira', goal: 1 },
  run_page_first_paint_seconds: { unit: 's, the same with an empty cache', goal: null },
  growth_exponent: { unit: 'power of size', goal: 1.2 },
} as const;

export type FigureName = keyof typeof GOALS;

export function figure(name: FigureName, value: number): Figure {
  const { unit, goal } = GOALS[name];
  return figureWith(name, value, unit, goal);
}

/** A figure whose name and goal come from what is measured. */
export function figureWith(name: string, value: number, unit: string, goal: number | null): Figure {
  return { name, value: Math.round(value * 1000) / 1000, unit, goal, ok: goal === null || value <= goal };
}

export function printFigure({ name, value, unit, goal, ok }: Figure): string {
  return `${goal === null ? '    ' : ok ? 'ok  ' : 'MISS'} ${name.padEnd(26)} ${String(value).padStart(10)} ${unit}${goal === null ? '' : ` (goal ≤ ${goal})`}`;
}
