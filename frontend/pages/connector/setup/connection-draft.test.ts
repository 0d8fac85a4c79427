import type { ConnectorSpec } from '../../../api/shapes';
import { toConnectorInput } from '../connector-input';
import { toDraft, withDraft } from './connection-draft';

const spec: ConnectorSpec = {
  type: 'demo',
  label: 'Demo',
  summary: '',
  fields: [
    { key: 'address', label: 'Address', kind: 'url', required: true, help: '' },
    { key: 'token', label: 'Token', kind: 'secret', required: true, help: '' },
    { key: 'key', label: 'Key', kind: 'secret', required: true, help: '', onlyWhen: { key: 'address', in: ['never'] } },
  ],
  recommendedMapping: [],
};
const fresh = () => toConnectorInput(spec, null);

describe('the draft of a connector', () => {
  it('has what was entered, but no secret', () => {
    const draft = toDraft({ ...fresh(), name: 'Mine', source: { address: 'https://a', token: 's3cret', key: 's3cret' } }, spec);
    expect(draft).toEqual({ name: 'Mine', id: 'demo', source: { address: 'https://a' } });
  });

  it('comes back into the form, with the secrets empty even when somebody wrote some into it', () => {
    const draft = { name: 'Mine', id: 'mine', source: { address: 'https://a', token: 's3cret', gone: 'x' } };
    expect(withDraft(fresh(), draft, spec)).toMatchObject({ name: 'Mine', id: 'mine', source: { address: 'https://a', token: '' } });
    expect(withDraft(fresh(), draft, spec).source).not.toHaveProperty('gone');
    expect(withDraft(fresh(), null, spec)).toEqual(fresh());
  });
});
