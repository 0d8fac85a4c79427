/** One company, whichever identity system it is read from: the same people with the same values in the same groups. */
import { connectorTypes } from '../../backend/connectors/registry';
import { type DesiredPerson, desirePeople } from '../../backend/domain/decide/desire';
import { foldName } from '../../backend/domain/patterns/fold-name';
import { type SyncRules, SyncRulesSchema } from '../../backend/domain/rules/sync-rules';
import { createSnapshotBuilder } from '../../backend/domain/snapshot/fold-read-events';
import type { SourceSnapshot } from '../../backend/domain/source-snapshot';
import type { Company, Person } from '../sources/company/company';
import { sampleCompany } from '../sources/company/sample-company';
import type { CompanySource } from '../sources/company-source';

jest.setTimeout(120_000);

interface DesiredAccount {
  readonly displayName: string | undefined;
  readonly email: string | null | undefined;
  readonly groups: readonly string[];
}

interface DesiredState {
  /** User name, folded as Jira compares it → what the account should be. Nobody else is to have an open account. */
  readonly accounts: Readonly<Record<string, DesiredAccount>>;
  /** Folded names. */
  readonly groups: readonly string[];
}

/** What the company itself says, without any identity system. */
function stateOf(company: Company): DesiredState {
  const twice = [...company.groups.values()].map(({ name }) => name).filter((name, place, all) => all.indexOf(name) !== place);
  const present = ({ state, kind }: Person) => kind === 'member' && ['active', 'provisioned', 'locked'].includes(state);
  const entries = [...company.people.values()].filter(present).map((person): [string, DesiredAccount] => {
    const names = [person.firstName, person.lastName].filter((name) => name !== null).join(' ');
    // Two groups of one name are a conflict, and neither is touched.
    const groups = company.groupsOf(person.id).filter(({ name }) => !twice.includes(name));
    return [
      foldName(person.login),
      account(
        (person.displayName ?? names) || person.login,
        person.mail ?? undefined,
        groups.map(({ name }) => name),
      ),
    ];
  });
  const groups = [...company.groups.values()].map(({ name }) => foldName(name)).filter((name) => !twice.map(foldName).includes(name));
  return { accounts: Object.fromEntries(entries), groups: groups.sort() };
}

function account(displayName: string | undefined, email: string | null | undefined, groups: readonly string[]): DesiredAccount {
  return { displayName: displayName?.trim(), email: email?.trim(), groups: groups.map(foldName).sort() };
}

function rulesOf(type: string, { mapping = [], conditions = [], excludedGroups = [] }: CompanySource): SyncRules {
  const recommended = connectorTypes.get(type)?.spec.recommendedMapping ?? [];
  const firstFor = (attribute: string) =>
    mapping.filter(({ to }) => to === attribute).map(({ path, functions = [] }) => ({ kind: 'attribute', path, functions }));
  return SyncRulesSchema.parse({
    mapping: recommended.map((rule) => ({ ...rule, from: [...firstFor(rule.to), ...rule.from] })),
    scope: { conditions },
    groups: { include: ['*'], exclude: excludedGroups },
  });
}

async function read(source: CompanySource, company: Company): Promise<SourceSnapshot> {
  const { connector, close } = await source.open(company);
  try {
    const builder = createSnapshotBuilder();
    for await (const event of connector.readFull({ wantsMembersOf: () => true, nesting: 'flatten', fingerprint: 'same' }))
      builder.add(event);
    return builder.build();
  } finally {
    await close();
  }
}

function desiredState(snapshot: SourceSnapshot, rules: SyncRules): DesiredState {
  const desired = desirePeople(snapshot, new Map(), rules, new Map(), new Date(0).toISOString());
  const present = [...desired.people.values()].filter(
    (person): person is Extract<DesiredPerson, { verdict: 'in-scope' }> => person.verdict === 'in-scope',
  );
  const accounts = present.map(({ mapped: { fields }, groups }): [string, DesiredAccount] => [
    foldName(fields.username ?? ''),
    account(
      fields.displayName,
      fields.email,
      groups.map(({ key }) => key),
    ),
  ]);
  const { byTarget, blocked } = desired.groups;
  return { accounts: Object.fromEntries(accounts), groups: [...byTarget.keys()].filter((key) => !blocked.has(key)).sort() };
}

describe('the sample company', () => {
  const company = sampleCompany();

  it.each([...connectorTypes.keys()])('gives the desired state the company has when it is read from %s', async (type) => {
    const { companySource: source }: { readonly companySource: CompanySource } = await import(`../sources/${type}/company-source`);
    const snapshot = await read(source, company);
    expect({ complete: snapshot.complete, problems: snapshot.problems }).toEqual({ complete: { users: true, groups: true }, problems: [] });
    const { accounts, groups } = stateOf(company);
    const differing = Object.entries(source.differences ?? {}).map(([name, { why: _, ...values }]) => [
      name,
      { ...accounts[name], ...values },
    ]);
    for (const [name] of differing) expect(accounts).toHaveProperty([String(name)]);
    expect(desiredState(snapshot, rulesOf(type, source))).toEqual({ accounts: { ...accounts, ...Object.fromEntries(differing) }, groups });
  });
});
