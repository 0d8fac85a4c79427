/**
 * The physical limit: the very writes of a first sync, sent by a plain keep-alive loop with as many lanes, deciding,
 * remembering and checking nothing.
 */
import { Agent, request as send } from 'node:http';
import { referenceCompany } from '../sources/company/reference-company';
import { LANES, LATENCY_MS, REFERENCE, startStandIn } from './stand-ins';

interface BareCall {
  readonly path: string;
  readonly body: string;
}

export interface BareLimit {
  readonly calls: number;
  readonly seconds: number;
}

export async function measureBareLoop(): Promise<BareLimit> {
  const jira = await startStandIn({ kind: 'jira', version: '10.3', latencyMs: LATENCY_MS });
  try {
    const phases = firstSyncCalls();
    const began = performance.now();
    for (const calls of phases) await sendAll(jira.url, jira.token, calls);
    return { calls: phases.reduce((sum, calls) => sum + calls.length, 0), seconds: (performance.now() - began) / 1000 };
  } finally {
    await jira.stop();
  }
}

function firstSyncCalls(): readonly (readonly BareCall[])[] {
  const company = referenceCompany(REFERENCE);
  const people = [...company.people.values()].map(({ login, displayName, mail }) => ({
    path: '/rest/api/2/user',
    body: JSON.stringify({ name: login.toLowerCase(), displayName, emailAddress: mail, password: 'x'.repeat(32) }),
  }));
  const groups = [...company.groups.values()].map(({ name }) => ({ path: '/rest/api/2/group', body: JSON.stringify({ name }) }));
  const members = [...company.groups.values()].flatMap(({ name, memberIds }) =>
    [...memberIds].map((id) => ({
      path: `/rest/api/2/group/user?groupname=${encodeURIComponent(name)}`,
      body: JSON.stringify({ name: company.person(id).login.toLowerCase() }),
    })),
  );
  return [people, groups, members];
}

async function sendAll(url: string, token: string, calls: readonly BareCall[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: LANES });
  const { hostname, port, pathname } = new URL(url);
  let next = 0;
  const one = (call: BareCall): Promise<void> =>
    new Promise((resolve, reject) => {
      const outgoing = send(
        {
          agent,
          hostname,
          port,
          method: 'POST',
          path: `${pathname}${call.path}`,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(call.body) },
        },
        (reply) => {
          reply.resume();
          reply.once('end', () => (reply.statusCode === 201 ? resolve() : reject(new Error(`${call.path}: ${reply.statusCode}`))));
        },
      );
      outgoing.once('error', reject);
      outgoing.end(call.body);
    });
  const lane = async () => {
    for (let call = calls[next++]; call; call = calls[next++]) await one(call);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  agent.destroy();
}
