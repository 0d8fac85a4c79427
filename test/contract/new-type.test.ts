/** Adding a type of source touches its own folder, its stand-in and one line: shown by a type nobody else has heard of. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectorTypes } from '../../backend/connectors/registry';
import { writeCapabilityTable } from '../docs/capability-table';
import { openRig } from '../rig/open-rig';
import { tinyConnectorType } from './tiny-type';

// The one line.
jest.mock('../../backend/connectors/types', () => {
  const { tinyConnectorType: added } = jest.requireActual<typeof import('./tiny-type')>('./tiny-type');
  const types = { ...jest.requireActual<object>('../../backend/connectors/types'), tinyConnectorType: added };
  return Object.defineProperty(types, '__esModule', { value: true });
});
jest.setTimeout(120_000);

const project = join(__dirname, '..', '..');
const read = (path: string) => readFileSync(join(project, path), 'utf8');
const vendors = [...connectorTypes.keys()].filter((type) => type !== tinyConnectorType.spec.type);

describe('a type of source that was added by one line', () => {
  it('is configured, checked and read, and its people arrive in Jira', async () => {
    const rig = await openRig({
      connector: {
        id: 'small',
        name: 'Small',
        type: 'tiny',
        source: { person: 'thumbelina' },
        rules: { mapping: tinyConnectorType.spec.recommendedMapping, groups: { include: ['*'] } },
      },
      secrets: { word: 'sesame' },
    });
    try {
      const run = await rig.sync();
      expect(run).toMatchObject({ state: 'done', connectorId: 'small' });
      expect(rig.jira.state.user('thumbelina')).toMatchObject({ email: 'thumbelina@example.com', active: true });
      expect(rig.jira.state.memberNames('Tiny People')).toEqual(['thumbelina']);
    } finally {
      await rig.close();
    }
  });

  it('stands in the table of the docs and in the list of types', () => {
    expect([...connectorTypes.values()].map(({ spec }) => spec.label)).toEqual([
      'LDAP / Active Directory',
      'Microsoft Entra ID',
      'Okta',
      'OneLogin',
      'Tiny',
    ]);
    expect(writeCapabilityTable([tinyConnectorType.spec])).toContain('[Tiny](tiny.md)');
  });
});

describe.each(vendors)('the type %s', (type) => {
  const own = `backend/connectors/${type}/`;
  const product = ['backend', 'frontend', 'plugin-descriptor'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
      .map((path) => `${folder}/${path}`),
  );

  it('is known by name to nothing outside its folder but the one line', () => {
    const names = new RegExp(`connectors/${type}/|(?<!\\.)\\./${type}/|['"]${type}['"]`);
    const naming = product.filter((path) => !path.startsWith(own) && names.test(read(path)));
    expect(naming).toEqual(['backend/connectors/types.ts']);
    expect(
      read('backend/connectors/types.ts')
        .split('\n')
        .filter((line) => line.includes(`./${type}/`)),
    ).toHaveLength(1);
  });

  it('has a stand-in that shows the company and the reference directory, a contract and a page', () => {
    for (const path of [
      `test/sources/${type}/company-source.ts`,
      `test/sources/${type}/reference-source.ts`,
      `test/contract/${type}.test.ts`,
      `docs/sources/${type}.md`,
    ])
      expect({ path, there: existsSync(join(project, path)) }).toEqual({ path, there: true });
    expect(read('docs/sources/README.md')).toContain(`](${type}.md)`);
  });
});
