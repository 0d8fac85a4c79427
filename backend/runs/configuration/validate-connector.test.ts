import { Cron } from 'croner';
import { connectorTypes } from '../../connectors/registry';
import { ConnectorConfigurationSchema, type Schedule } from '../../domain/configuration';
import { nextRunOf, validateConnector } from './validate-connector';

const connector = (change: object = {}) =>
  ConnectorConfigurationSchema.parse({
    id: 'okta',
    name: 'Okta',
    type: 'okta',
    source: {},
    rules: { mapping: connectorTypes.get('okta')?.spec.recommendedMapping },
    ...change,
  });
const values = { orgUrl: 'https://example.okta.com', authentication: 'api-token', apiToken: 'abcdefgh' };
const paths = (change: object, given: object = values) =>
  validateConnector(connector(change), { ...given }, connectorTypes).map(({ path }) => path);

describe('a connector', () => {
  it('is fine as recommended', () => {
    expect(paths({})).toEqual([]);
  });

  it('is of a type that there is, with fields the type has', () => {
    expect(validateConnector(connector({ type: 'telepathy' }), values, connectorTypes)).toMatchObject([
      { path: 'type', remedy: expect.stringContaining('okta') },
    ]);
    expect(paths({}, { ...values, orgurl: 'x' })).toEqual(['source.orgurl']);
    expect(paths({}, { ...values, apiToken: undefined })).toEqual(['source.apiToken']);
  });

  it('has rules that can be followed', () => {
    const rules = connector().rules;
    expect(paths({ rules: { ...rules, scope: { neverTouch: [{ regex: '(' }] } } })).toEqual([
      expect.stringMatching(/^rules\.scope\.neverTouch/),
    ]);
  });
});

describe('a schedule', () => {
  const schedule = (cron: string, timeZone = 'UTC'): Schedule => ({ cron, timeZone });

  it.each(['0 * * * *', '*/15 8-18 * * MON-FRI', '0 3 1,15 * *', '59 23 29 2 *', '0 0 * JAN,JUL 1'])('may be %s', (cron) => {
    expect(paths({ schedule: schedule(cron) })).toEqual([]);
  });

  it.each(['@daily', '0 3 * * 5#2', '0 0 3 * * *', '61 * * * *', '0 3 * *', '0 3,3 * * *', '0 3 31 2 *', 'RRULE:FREQ=DAILY', ' '])(
    'is not %s, which the scheduler would not follow',
    (cron) => {
      expect(paths({ schedule: schedule(cron) })).toEqual(['schedule']);
    },
  );

  it('is of a time zone that there is', () => {
    expect(paths({ schedule: schedule('0 3 * * *', 'Europe/Atlantis') })).toEqual(['schedule']);
  });

  it('is next due when another reader of cron says so too, across the change to summer time', () => {
    const from = new Date('2026-03-27T12:00:00Z');
    for (const cron of ['0 3 * * *', '*/7 4-6 * * *', '30 5 1,15 * *', '0 12 * 6 1']) {
      const other = new Cron(cron, { timezone: 'Europe/Vienna', mode: '5-part' });
      let at = from;
      for (let count = 0; count < 20; count++) {
        const next = nextRunOf(schedule(cron, 'Europe/Vienna'), at);
        expect(next).toBe(other.nextRun(at)?.toISOString());
        at = new Date(next ?? 0);
      }
    }
    expect(nextRunOf(null, from)).toBeNull();
  });
});
