/** 10,000 people, 500 groups, 50,000 memberships, 20 ms on both sides: first sync, nothing changed, one percent changed. */
import { referenceCompany } from '../sources/company/reference-company';
import type { BareLimit } from './bare-loop';
import { type Figure, figure } from './figures';
import { runProgram } from './program';
import { jiraCounters, LATENCY_MS, REFERENCE, type StandIn, startStandIn } from './stand-ins';
import { makeWorkplace } from './workplace';

export async function measureReferenceSync(bare: BareLimit): Promise<readonly Figure[]> {
  const jira = await startStandIn({ kind: 'jira', version: '10.3', latencyMs: LATENCY_MS });
  const okta = await startStandIn({ kind: 'okta', size: REFERENCE, latencyMs: LATENCY_MS });
  const place = makeWorkplace(jira, okta);
  try {
    const first = await runProgram(place, 'sync', 'okta');
    const afterFirst = await jiraCounters(jira);
    if (afterFirst.writes !== bare.calls) throw new Error(`The first sync wrote ${afterFirst.writes} times, the bare loop ${bare.calls}.`);
    const quiet = await runProgram(place, 'sync', 'okta');
    const afterQuiet = await jiraCounters(jira);
    await changeOnePercent(okta);
    const onePercent = await runProgram(place, 'sync', 'okta');
    const writes = (await jiraCounters(jira)).writes - afterQuiet.writes;
    const bareWrites = (writes * bare.seconds) / bare.calls;
    return [
      figure('first_sync_ratio', first.seconds / bare.seconds),
      figure('nochange_seconds', quiet.seconds),
      figure('nochange_writes', afterQuiet.writes - afterFirst.writes),
      figure('onepercent_ratio', onePercent.seconds / (quiet.seconds + bareWrites)),
      figure('rss_mb_10k', Math.max(first.rssMb, quiet.rssMb, onePercent.rssMb)),
    ];
  } finally {
    await Promise.all([jira.stop(), okta.stop()]);
    place.remove();
  }
}

/** A hundred people: names change, groups change, some leave, some join. */
async function changeOnePercent(okta: StandIn): Promise<void> {
  const people = [...referenceCompany(REFERENCE).people.values()];
  const logins = Array.from({ length: 85 }, (_, at) => people[at * 100]?.login ?? '');
  const changes = logins.map((login, at) => {
    if (at < 40) return { change: 'rename', login, to: login, lastName: `Changed${at}` };
    if (at < 70) return { change: 'add-member', login, group: `Team ${String(at + 1).padStart(4, '0')}` };
    return { change: 'leave', login };
  });
  const joins = Array.from({ length: 15 }, (_, at) => ({
    change: 'join',
    login: `joiner.${at}`,
    firstName: 'Join',
    lastName: `Er${at}`,
    groups: ['Team 0001'],
  }));
  for (const change of [...changes, ...joins]) {
    const reply = await fetch(new URL('/stand-in/change', okta.url), { method: 'POST', body: JSON.stringify(change) });
    if (!reply.ok) throw new Error(`${change.change}: ${await reply.text()}`);
  }
}
