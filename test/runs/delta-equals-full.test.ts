/** Two companies with the same history, one followed by delta runs and one by full runs, end in the same Jira. */

import { entraConnectorType } from '../../backend/connectors/entra';
import { dumpPeople } from '../jira';
import { oktaConnector } from '../rig/okta-connector';
import { type OpenedRig, openRig } from '../rig/open-rig';
import { Company } from '../sources/company/company';
import { seededRandom } from '../sources/company/random';
import { entraValues } from '../sources/entra/connector-rig';
import { startEntra } from '../sources/entra/start';
import { startOkta } from '../sources/okta/start';

jest.setTimeout(120_000);

const CHANGES = 20;
const PEOPLE = 12;
const GROUPS = ['engineering', 'design', 'sales', 'on call'];
const rules = {
  groups: { include: ['*'], exclude: ['Everyone'] },
  brakes: { deactivations: { floor: 1000 }, membershipRemovals: { floor: 1000 } },
};

type Open = (company: Company) => Promise<{ readonly rig: OpenedRig; close(): Promise<void> }>;

const okta: Open = async (company) => {
  const source = await startOkta({ company });
  const rig = await openRig({ connector: oktaConnector(source.baseUrl, rules), secrets: { apiToken: source.apiToken } });
  return { rig, close: async () => void (await Promise.all([rig.close(), source.close()])) };
};

const entra: Open = async (company) => {
  const source = await startEntra({ company });
  const { clientSecret, ...values } = entraValues(source);
  const mapping = entraConnectorType.spec.recommendedMapping;
  const connector = { id: 'entra', name: 'Entra', type: 'entra', source: values, rules: { mapping, ...rules } };
  const rig = await openRig({ connector, secrets: { clientSecret: String(clientSecret) } });
  return { rig, close: async () => void (await Promise.all([rig.close(), source.close()])) };
};

function newCompany(now: () => number): Company {
  const company = new Company('example.com', now);
  const groups = GROUPS.map((name) => company.found(name).id);
  for (let at = 0; at < PEOPLE; at += 1) {
    company.join({ login: `person.${at}`, firstName: 'Person', lastName: `No${at}` }, [groups[at % groups.length] ?? '']);
  }
  return company;
}

/** Any change a company may see and a source tells; what Okta never tells, erasing, is left out. */
function changeCompany(company: Company, random: ReturnType<typeof seededRandom>, at: number): void {
  const pick = <T>(items: Iterable<T>): T => {
    const all = [...items];
    return all[random.below(all.length)] as T;
  };
  const here = [...company.people.values()].filter(({ state }) => state === 'active');
  const person = pick(here.length > 0 ? here : company.people.values());
  const group = pick(company.groups.values());
  const kind = random.below(9);
  if (kind === 0) company.join({ login: `joiner.${at}`, firstName: 'Join', lastName: `Er${at}` }, [group.id]);
  else if (kind === 1) company.rename(person.id, { login: `renamed.${at}`, lastName: `Renamed${at}` });
  else if (kind === 2) company.change(person.id, { firstName: `First${at}`, title: `Title ${at}` });
  else if (kind === 3) company.disable(person.id);
  else if (kind === 4) company.enable(pick([...company.people.values()].filter(({ state }) => state !== 'left')).id);
  else if (kind === 5) company.addMember(group.id, person.id);
  else if (kind === 6) company.removeMember(group.id, pick([...group.memberIds, person.id]));
  else if (kind === 7) company.renameGroup(group.id, `${GROUPS[random.below(GROUPS.length)]} ${at}`);
  else company.leave(person.id);
}

/** Without keys: they depend on the order of creation. Inactive accounts and group names without members count as well. */
function jiraOf(rig: OpenedRig): unknown {
  const { users, groups } = dumpPeople(rig.jira.site);
  const byName = (one: { readonly name: string }, other: { readonly name: string }) => (one.name < other.name ? -1 : 1);
  return { users: users.map(({ key: _key, ...user }) => user).sort(byName), groups: [...groups].sort(byName) };
}

describe.each([
  ['Okta', okta],
  ['Entra ID', entra],
])('delta runs of %s', (_name, open) => {
  it.each([1, 2, 3])('make the same Jira as full runs over twenty changes (history %i)', async (seed) => {
    // A day before, so that nothing of the beginning is told again.
    let now = Date.now() - 86_400_000;
    const twins = [newCompany(() => now), newCompany(() => now)] as const;
    const [quick, thorough] = await Promise.all(twins.map(open));
    if (!quick || !thorough) throw new Error('No rigs');
    try {
      await Promise.all([quick.rig.sync(), thorough.rig.sync()]);
      const dice = [seededRandom(seed), seededRandom(seed)] as const;
      const when = seededRandom(seed + 100);
      let deltas = 0;
      for (let at = 0; at < CHANGES; at += 1) {
        now = Date.now();
        changeCompany(twins[0], dice[0], at);
        changeCompany(twins[1], dice[1], at);
        if (at < CHANGES - 1 && when.below(3) > 0) continue;
        const [delta] = await Promise.all([quick.rig.sync({ kind: 'delta' }), thorough.rig.sync()]);
        expect(delta).toMatchObject({ state: 'done', error: null });
        if (delta.kind === 'delta') deltas += 1;
        expect(jiraOf(quick.rig)).toEqual(jiraOf(thorough.rig));
      }
      expect(deltas).toBeGreaterThan(0);
      quick.rig.takeWrites();
      expect(await quick.rig.sync()).toMatchObject({ kind: 'full', state: 'done', counts: { planned: {} } });
      expect(quick.rig.takeWrites()).toBe(0);
    } finally {
      await Promise.all([quick.close(), thorough.close()]);
    }
  });
});
