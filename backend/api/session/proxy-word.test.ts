import { personByProxy } from './proxy-word';

const secret = 'a secret of thirty-two characters';
const say = (headers: Readonly<Record<string, string>>) => personByProxy({ headers }, secret);

describe('the word of a reverse proxy', () => {
  it('names an administrator, as Jira writes the name', () => {
    expect(say({ 'x-rollcall-proxy': secret, 'x-rollcall-user': 'j%C3%BCrgen' })).toMatchObject({ name: 'jürgen', administrator: true });
    expect(say({ 'x-rollcall-proxy': secret, 'x-rollcall-user': '100%' })).toMatchObject({ name: '100%' });
  });

  it('names nobody when Jira knew nobody', () => {
    for (const user of ['', 'anonymous']) expect(say({ 'x-rollcall-proxy': secret, 'x-rollcall-user': user })).toBeNull();
  });

  it.each([{}, { 'x-rollcall-proxy': '' }, { 'x-rollcall-proxy': `${secret}.` }])('is not believed without the secret: %p', (shown) => {
    expect(() => say({ ...shown, 'x-rollcall-user': 'admin' })).toThrow(
      expect.objectContaining({ code: 'unauthenticated', remedy: expect.stringContaining('ROLLCALL_PROXY_SECRET') }),
    );
  });
});
