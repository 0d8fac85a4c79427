import type { ConnectorSpec } from '../../api/shapes';
import { configurationOf, isAskedFor, secretsOf, toConnectorInput } from './connector-input';

const spec: ConnectorSpec = {
  type: 'demo',
  label: 'Demo',
  summary: '',
  fields: [
    { key: 'address', label: 'Address', kind: 'url', required: true, help: '' },
    { key: 'way', label: 'Way', kind: 'choice', required: true, help: '', default: 'token' },
    { key: 'token', label: 'Token', kind: 'secret', required: true, help: '', onlyWhen: { key: 'way', in: ['token'] } },
    { key: 'lanes', label: 'Lanes', kind: 'number', required: false, help: '', default: 16 },
    { key: 'types', label: 'Types', kind: 'list', required: false, help: '' },
    { key: 'deep', label: 'Deep', kind: 'boolean', required: false, help: '', default: true },
  ],
  recommendedMapping: [{ to: 'username', from: [{ kind: 'attribute', path: 'login' }], whenNothing: 'skip' }],
};

describe('the form of a connector', () => {
  it('starts with the defaults of the spec and the recommended mapping', () => {
    const input = toConnectorInput(spec, null);
    input.source.address = ' https://a.example ';
    input.source.types = 'a\n\n b ';
    const configuration = configurationOf(input, spec, null);
    expect(configuration.source).toEqual({ address: 'https://a.example', way: 'token', lanes: 16, types: ['a', 'b'], deep: true });
    expect(configuration.rules.mapping).toEqual(spec.recommendedMapping);
  });

  it('sends a secret only when one was entered and asked for', () => {
    const input = toConnectorInput(spec, null);
    expect(secretsOf(input, spec)).toEqual({});
    input.source.token = 's3cret';
    expect(secretsOf(input, spec)).toEqual({ token: 's3cret' });
    expect(configurationOf(input, spec, null).source).not.toHaveProperty('token');
    input.source.way = 'key';
    expect(secretsOf(input, spec)).toEqual({});
  });

  it('asks for a field only when another has the value it depends on', () => {
    const field = { key: 'b', label: 'B', kind: 'text', required: false, help: '', onlyWhen: { key: 'a', in: [true] } } as const;
    expect(isAskedFor(field, { a: true })).toBe(true);
    expect(isAskedFor(field, { a: false })).toBe(false);
    expect(isAskedFor(field, {})).toBe(false);
  });

  it('keeps what it does not show', () => {
    const stored = configurationOf(toConnectorInput(spec, null), spec, null);
    const full = { ...stored, rules: { ...stored.rules, groups: { ...stored.rules.groups, prefix: 'okta-' } } };
    const input = { ...toConnectorInput(spec, full), includeGroups: 'Sales*\n/^eng-/' };
    const next = configurationOf(input, spec, full);
    expect(next.rules.groups).toMatchObject({ prefix: 'okta-', include: ['Sales*', { regex: '^eng-' }] });
    expect(next.rules.mapping).toEqual(full.rules.mapping);
  });
});
