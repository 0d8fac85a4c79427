import { createWords } from '../../messages/words';
import { describeDetail } from './describe-detail';

const say = (detail: Readonly<Record<string, unknown>>) => describeDetail(detail, createWords('en'));

describe('the details of an entry of the audit', () => {
  it('are in words', () => {
    expect(say({ connectorId: 'okta', kind: 'simulation', trigger: 'api' })).toBe(
      'Connector: okta · Kind: Preview · Started through: panel or API',
    );
    expect(say({ version: 1200, sealed: ['apiToken', 'privateKey'] })).toBe('version: 1,200 · secrets: apiToken, privateKey');
  });

  it('show the beginning of a hash, and nothing of an empty list', () => {
    expect(say({ sealed: [], afterHash: 'ab'.repeat(32) })).toBe('now: abababababab…');
  });

  it('come before the hashes that prove them', () => {
    expect(say({ beforeHash: 'a', afterHash: 'b', changed: ['jira'] })).toBe('changed: jira · before: a · now: b');
  });

  it('stay as they are stored where there are no words', () => {
    expect(say({ from: '10.0.0.1', kind: 'of tomorrow', more: { deep: true } })).toBe(
      'from: 10.0.0.1 · Kind: of tomorrow · more: {"deep":true}',
    );
  });
});
