/** What breaks on the way poisons what it concerns, nothing more and nothing less. */
import { collect, expectMembers, expectWhole } from './collect';
import { contractCompany } from './contract-company';
import type { ConnectorHarness, ContractCase, Fault, List } from './harness';
import { runningSources } from './running-source';
import { whenSupported } from './supported-case';

const lists: readonly List[] = ['users', 'groups', 'members'];
const failing = 'Team 0001';

export function describeFaults(harness: ConnectorHarness): void {
  const sources = runningSources(harness);
  const { pageLimits } = harness;
  /** Two pages of everything. */
  const twoPages = () =>
    contractCompany({
      users: Math.max(pageLimits.users, pageLimits.members) + 5,
      groups: pageLimits.groups + 5,
      members: pageLimits.members + 5,
    });

  const readWith = async (fault: Fault) => {
    const company = twoPages();
    const source = await sources.start(company);
    source.inject(fault);
    const { connector, clock } = source.open();
    return { company, source, clock, read: await collect(harness, connector) };
  };

  const harmless = (name: ContractCase, title: string, fault: (at: List) => Fault) =>
    whenSupported(harness, name, () => {
      it.each(lists)(`${title}: %s`, async (at) => {
        const { company, read } = await readWith(fault(at));
        expectWhole(harness, read, company);
      });
    });

  const poisonous = (name: ContractCase, title: string, fault: (at: List) => Fault, codes: readonly string[]) =>
    whenSupported(harness, name, () => {
      it.each(lists)(`${title}: %s`, async (at) => {
        const { company, source, read } = await readWith(fault(at));
        expect(read.thrown).toBeNull();
        const where = at === 'members' ? failing : at;
        expect(codes).toContain(read.problems.find((problem) => problem.at === where)?.code);
        for (const secret of source.secrets ?? []) expect(JSON.stringify(read.snapshot.problems)).not.toContain(secret);
        for (const problem of read.problems) expect(problem.message).not.toMatch(/do-not-show|example\.com|<html|Sign in/);
        expect(read.snapshot.complete.users).toBe(at !== 'users');
        expect(read.snapshot.complete.groups).toBe(at !== 'groups');
        // A list of groups that breaks early may never have named the group.
        if (at !== 'groups') expect(read.members.get(failing)?.complete ?? false).toBe(at === 'users');
        if (at === 'members') expectMembers(read, company, 'Team 0002');
      });
    });

  harmless('duplicates', 'counts once what arrives twice', (at) => ({ kind: 'duplicates', at }));
  harmless('reversed', 'does not depend on the order', (at) => ({ kind: 'reversed', at }));
  harmless('empty-page', 'reads on after an empty page that has a next link', (at) => ({ kind: 'empty-page', at }));
  harmless('passing-failure', 'repeats a page that failed twice', (at) => ({ kind: 'passing-failure', at, times: 2 }));
  poisonous('truncated', 'concludes nothing from a page cut short', (at) => ({ kind: 'truncated', at }), ['source-protocol']);
  poisonous('web-page', 'takes a sign-in page for no data', (at) => ({ kind: 'web-page', at }), ['source-protocol']);
  poisonous('oversized', 'refuses a page larger than it accepts', (at) => ({ kind: 'oversized', at }), ['source-limit']);
  poisonous('loop', 'notices a list that leads round in a circle', (at) => ({ kind: 'loop', at }), ['source-protocol']);
  for (const to of ['other-host', 'plain-http', 'metadata'] as const) {
    poisonous('next-elsewhere', `does not follow a next link to ${to}`, (at) => ({ kind: 'next-elsewhere', at, to }), ['source-protocol']);
  }
  poisonous('passing-failure', 'gives up on a page that fails always', (at) => ({ kind: 'passing-failure', at, times: 1_000 }), [
    'source-unreachable',
  ]);

  whenSupported(harness, 'expired-token', () => {
    it('fetches a fresh token once when the old one ends in the middle of a read', async () => {
      const { company, read } = await readWith({ kind: 'expired-token' });
      expectWhole(harness, read, company);
    });
  });

  whenSupported(harness, 'refused', () => {
    it.each(lists)('concludes nothing when our credentials are refused in the middle of the list: %s', async (at) => {
      const { read } = await readWith({ kind: 'refused', at });
      expect(read.problems.find((problem) => problem.at === (at === 'members' ? failing : at))?.code).toBe('source-auth');
      if (at === 'members') expect(read.members.get(failing)?.complete).toBe(false);
      else expect(read.snapshot.complete[at]).toBe(false);
    });
  });

  whenSupported(harness, 'group-fails', () => {
    it.each([403, 404, 500] as const)('reads every other group when one answers %s, and keeps that one apart', async (status) => {
      const { company, read } = await readWith({ kind: 'group-fails', status });
      expect(read.problems.map((problem) => problem.at)).toEqual([failing]);
      expect(read.members.get(failing)?.complete ?? false).toBe(false);
      expect(read.snapshot.complete).toEqual({ users: true, groups: true });
      for (const group of company.groups.values()) if (group.name !== failing) expectMembers(read, company, group.name);
    });
  });

  whenSupported(harness, 'rate-limited', () => {
    const cases = harness.rateLimits.flatMap((variant) => lists.map((at) => ({ ...variant, at })));
    it.each(cases)('$outcome when asked to slow down, $name: $at', async ({ name, outcome, waitsMs, at }) => {
      const { company, read, clock } = await readWith({ kind: 'rate-limited', at, variant: name });
      if (outcome === 'continues') expectWhole(harness, read, company);
      else {
        expect(read.problems.find((problem) => problem.at === (at === 'members' ? failing : at))?.code).toBe('source-rate-limited');
        expect(at === 'members' ? (read.members.get(failing)?.complete ?? false) : read.snapshot.complete[at]).toBe(false);
      }
      // The wait counts from the reply; what has passed since then is not waited again.
      if (waitsMs !== undefined) expect(Math.max(...clock.slept)).toBeGreaterThan(waitsMs - 900);
    });
  });
}
