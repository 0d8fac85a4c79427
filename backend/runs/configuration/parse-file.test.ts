import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectorTypes as types } from '../../connectors/registry';
import { parseConfigurationFile } from './parse-file';

const mapping = `
      mapping:
        - to: username
          from: [{ kind: template, template: "\${profile.login}" }]`;
const file = (source: string, more = '') => `
version: 1
${more}
connectors:
  - id: okta
    name: Okta
    type: okta
    source: { ${source} }
    rules:${mapping}
`;
const parse = (text: string, environment: Record<string, string> = {}) =>
  parseConfigurationFile(text, { origin: 'operator', environment, types });
const paths = async (text: string, environment?: Record<string, string>) =>
  (await parse(text, environment)).problems.map(({ path }) => path);

describe('a configuration file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-file-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('takes values from the environment, secrets apart, and leaves templates of rules alone', async () => {
    const parsed = await parse(file('orgUrl: "https://${NAME}.okta.com", apiToken: "${TOKEN}", guestUserTypes: ["${TYPE}"]'), {
      NAME: 'acme',
      TOKEN: 's3cret',
      TYPE: 'Contractor',
    });
    expect(parsed.problems).toEqual([]);
    expect(parsed.connectors).toMatchObject([
      {
        index: 0,
        connector: {
          source: { orgUrl: 'https://acme.okta.com', guestUserTypes: ['Contractor'] },
          rules: { mapping: [{ from: [{ template: '${profile.login}' }] }] },
        },
        secrets: { apiToken: 's3cret' },
      },
    ]);
    expect(parsed.connectors[0]?.connector.source).not.toHaveProperty('apiToken');
  });

  it('takes a secret from a file without the line end an editor adds', async () => {
    const path = join(folder, 'token');
    writeFileSync(path, 'from-the-file\r\n');
    expect((await parse(file(`orgUrl: "x", apiToken: { file: "${path}" }`))).connectors[0]?.secrets).toEqual({ apiToken: 'from-the-file' });
    expect(await paths(file('orgUrl: "x", apiToken: { file: /nowhere/token }'))).toEqual(['connectors[0].source.apiToken']);
    expect(await paths(file('orgUrl: "x", apiToken: { path: /nowhere/token }'))).toEqual(['connectors[0].source.apiToken']);
    expect(await paths(file('orgUrl: "x", apiToken: 7'))).toEqual(['connectors[0].source.apiToken']);
  });

  it('keeps a doubled dollar as a plain one', async () => {
    expect((await parse(file('orgUrl: "$${NAME}"'))).connectors[0]?.connector.source).toEqual({ orgUrl: '${NAME}' });
  });

  it('keeps the secrets of Jira and of a connector that is called jira apart', async () => {
    const text = file('orgUrl: "x", apiToken: "of-okta"', 'jira: { baseUrl: "http://j", auth: { kind: pat, token: "of-jira" } }').replace(
      'id: okta',
      'id: jira',
    );
    const parsed = await parse(text);
    expect([parsed.jiraSecrets, parsed.connectors[0]?.secrets]).toEqual([{ token: 'of-jira' }, { apiToken: 'of-okta' }]);
  });

  it('names the variable that is not set and the key that needs it, and every other fault as well', async () => {
    const text = file(
      'orgUrl: "${NOWHERE}", apiToken: "${NOTHING}"',
      'typo: 1\njira: { baseUrl: "${JIRA}", auth: { kind: pat } }\nretention: { runDays: 0 }',
    );
    expect((await paths(text)).sort()).toEqual([
      'connectors[0].source.apiToken',
      'connectors[0].source.orgUrl',
      'jira.baseUrl',
      'jira.baseUrl',
      'retention.runDays',
      'typo',
    ]);
    expect((await parse(text)).problems.map(({ message }) => message)).toContain('The environment variable NOWHERE is not set.');
  });

  it('names the line of broken YAML, and is not filled by aliases of aliases', async () => {
    expect(await paths('version: 1\njira: [')).toEqual([expect.stringMatching(/^line \d$/)]);
    expect(await paths('version: 1\nversion: 1')).toEqual(['line 2']);
    expect(await paths('')).toEqual(['version']);
    expect(await paths('just text')).toHaveLength(1);
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...'bcdefgh'.split('').map((key, index) => `${key}: &${key} [${`*${'abcdefgh'[index]}, `.repeat(10)}]`),
    ];
    expect(await paths(bomb.join('\n'))).toEqual(['file']);
  });

  it('says the branch that was meant when a value fits none', async () => {
    const text = file('orgUrl: "x"').replace('template: "${profile.login}"', 'tmplate: "x"');
    expect((await paths(text)).sort()).toEqual([
      'connectors[0].rules.mapping[0].from[0].template',
      'connectors[0].rules.mapping[0].from[0].tmplate',
    ]);
  });
});
