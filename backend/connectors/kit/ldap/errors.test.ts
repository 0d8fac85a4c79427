import { viewError } from '../../../domain/errors';
import { explainResult, LdapResult, resultOf } from './errors';
import { MalformedMessage } from './message-stream';
import { explainNetworkFault } from './network-errors';

const SECRET = 'uid=anna,ou=people,dc=corp';

describe('an answer other than success', () => {
  it.each([
    [1, 'source-protocol', 'later'],
    [3, 'source-limit', 'later'],
    [4, 'source-limit', 'never'],
    [8, 'source-auth', 'never'],
    [10, 'config-invalid', 'never'],
    [11, 'source-limit', 'never'],
    [13, 'source-auth', 'never'],
    [32, 'config-invalid', 'never'],
    [50, 'source-permission', 'never'],
    [51, 'source-unreachable', 'later'],
    [53, 'source-protocol', 'never'],
    [80, 'source-protocol', 'later'],
  ] as const)('%i is %s, try again %s, with a remedy and nothing of the data', (code, expected, retry) => {
    const view = viewError(explainResult(new LdapResult(code, SECRET, SECRET), 'read'));
    expect(view).toMatchObject({ code: expected, retry });
    expect(view.remedy).toBeTruthy();
    expect(JSON.stringify(view)).not.toContain('anna');
  });

  it('keeps the code for who has to decide by it', () => {
    expect(resultOf(explainResult(new LdapResult(32, 'dc=corp', ''), 'read'))).toMatchObject({ code: 32, matchedDn: 'dc=corp' });
    expect(resultOf(new Error('other'))).toBeNull();
  });
});

describe('a fault of the network', () => {
  it.each([
    ['ECONNREFUSED', 'source-unreachable', 'source'],
    ['ENOTFOUND', 'source-unreachable', 'source'],
    ['ECONNRESET', 'source-unreachable', 'source'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'source-unreachable', 'config'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'source-unreachable', 'config'],
    ['CERT_HAS_EXPIRED', 'source-unreachable', 'source'],
    ['EPROTO', 'source-unreachable', 'source'],
  ])('%s is %s and on the side of the %s', (code, expected, blame) => {
    const view = viewError(explainNetworkFault(Object.assign(new Error('boom'), { code })));
    expect(view).toMatchObject({ code: expected, blame });
    expect(view.remedy).toBeTruthy();
  });

  it('that is no LDAP at all says so', () => {
    expect(explainNetworkFault(new MalformedMessage('x')).code).toBe('source-protocol');
  });
});
