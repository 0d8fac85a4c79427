import { PROFILE_IDS, type RunningJira, startJira } from '../jira';
import { edit, smallJar } from './small-jar';
import { signInByForm, visit } from './visitor';

const PAGE = '/secure/admin/Rollcall.jspa';

describe.each(['/jira', ''])('the page in a Jira at "%s"', (contextPath) => {
  let jira: RunningJira;
  beforeAll(async () => {
    jira = await startJira({ contextPath, plugins: [smallJar()], theme: 'dark' });
    jira.state.addUsers([{ name: 'joe', password: 'secret' }]);
  });
  afterAll(() => jira.close());

  it('sends strangers to the log-in form, which brings them back', async () => {
    const { status, headers } = await visit(jira, PAGE);
    expect([status, headers.get('location')]).toEqual([
      302,
      `${contextPath}/login.jsp?permissionViolation=true&os_destination=%2Fsecure%2Fadmin%2FRollcall.jspa&page_caps=&user_role=ADMIN`,
    ]);
    const form = await visit(jira, headers.get('location')?.slice(contextPath.length) ?? '');
    expect(form.text).toContain('name="os_destination" value="/secure/admin/Rollcall.jspa"');
    const { location } = await signInByForm(jira, 'admin', 'admin', PAGE);
    expect(location).toBe(`${jira.baseUrl}${PAGE}`);
  });

  it('asks people who do not administer to leave', async () => {
    const { cookie } = await signInByForm(jira, 'joe', 'secret');
    const { status, text } = await visit(jira, PAGE, { cookie });
    expect(status).toBe(403);
    expect(text).toContain('Access Denied');
    expect(text).not.toContain('id="rollcall"');
  });

  it('is shown to administrators inside the administration', async () => {
    const { cookie } = await signInByForm(jira, 'admin', 'admin');
    const { status, text, headers } = await visit(jira, PAGE, { cookie });
    expect([status, headers.get('content-security-policy')]).toEqual([200, "frame-ancestors 'self'"]);
    expect(text).toContain('<title>Rollcall - Stand-in Jira</title>');
    expect(text).toContain(`<div id="rollcall" data-host="jira" data-context-path="${contextPath}" data-locale="en"></div>`);
    expect(text).toContain(`<meta name="ajs-context-path" content="${contextPath}">`);
    expect(text).toContain('data-color-mode="dark"');
    expect(text).toContain(`<li class="aui-nav-selected"><a id="rollcall-admin-link" href="${contextPath}${PAGE}">Rollcall</a></li>`);
    expect(text.indexOf('id="user_browser"')).toBeLessThan(text.indexOf('id="rollcall-admin-link"'));
  });

  it('has its scripts and styles in one file each, kept for good', async () => {
    const { cookie } = await signInByForm(jira, 'admin', 'admin');
    const { text } = await visit(jira, PAGE, { cookie });
    const addresses = [...text.matchAll(/(?:src|href)="([^"]*org\.rollcall\.jira:panel[^"]*)"/g)].map(([, address]) => address ?? '');
    expect(addresses).toHaveLength(2);
    for (const address of addresses) {
      const file = await visit(jira, address.slice(contextPath.length));
      expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'max-age=31536000, public']);
      expect(file.headers.get('content-type')).toMatch(address.endsWith('.js') ? /^application\/javascript/ : /^text\/css/);
      const etag = file.headers.get('etag') ?? '';
      expect((await visit(jira, address.slice(contextPath.length), { 'if-none-match': etag })).status).toBe(304);
    }
  });

  it('speaks the language somebody has chosen, to that person only', async () => {
    const { cookie } = await signInByForm(jira, 'admin', 'admin');
    const asked = `/secure/StandInLanguage.jspa?locale=de_DE&back=${encodeURIComponent(PAGE)}`;
    const chosen = await visit(jira, asked, { cookie });
    expect([chosen.status, chosen.headers.get('location')]).toEqual([302, `${contextPath}${PAGE}`]);
    const { text } = await visit(jira, PAGE, { cookie });
    expect(text).toContain('<meta name="ajs-user-locale" content="de_DE">');
    expect(text).toContain('data-locale="de"');
    await visit(jira, asked.replace('de_DE', 'en_US'), { cookie });
    expect((await visit(jira, PAGE, { cookie })).text).toContain('data-locale="en"');
  });

  it('finds the parts of the panel at the address the panel makes', async () => {
    const part = await visit(jira, '/s/any/_/download/resources/org.rollcall.jira:panel-parts/part.0123456789abcdef.js');
    expect([part.status, part.text]).toEqual([200, 'window.part = true;']);
    const plain = await visit(jira, '/download/resources/org.rollcall.jira:panel-parts/part.0123456789abcdef.js');
    expect([plain.status, plain.headers.get('cache-control')]).toEqual([200, 'max-age=0, must-revalidate']);
    expect((await visit(jira, '/download/resources/org.rollcall.jira/images/logo-144.png')).headers.get('content-type')).toBe('image/png');
  });

  it.each([
    '/download/resources/org.rollcall.jira:panel-parts/part.missing.js',
    '/download/resources/org.rollcall.jira/images/../atlassian-plugin.xml',
    '/download/resources/org.rollcall.jira/images/%2e%2e/atlassian-plugin.xml',
    '/download/resources/org.rollcall.jira/META-INF/MANIFEST.MF',
    '/download/resources/com.atlassian.auiplugin:aui/%2e%2e/%2e%2e/package.json',
    '/download/batch/org.rollcall.jira:panel/other.js',
    '/s/x/_/secure/admin/Rollcall.jspa',
  ])('gives nothing at %s', async (path) => {
    expect((await visit(jira, path)).status).toBe(404);
  });
});

describe.each(PROFILE_IDS.filter((id) => Number.parseInt(id, 10) >= 8))('the page in Jira %s', (version) => {
  let jira: RunningJira;
  beforeAll(async () => {
    jira = await startJira({ version, plugins: [smallJar()], locale: 'de_AT', webSudo: true });
  });
  afterAll(() => jira.close());

  it('is there after the password was given again, and answers GET only from 9 on', async () => {
    const { cookie } = await signInByForm(jira, 'admin', 'admin');
    expect((await visit(jira, PAGE, { cookie })).text).toContain('Administrator Access');
    const form = new URLSearchParams({ webSudoPassword: 'admin', webSudoDestination: PAGE });
    const given = await visit(jira, '/secure/admin/WebSudoAuthenticate.jspa', { cookie }, form);
    expect([given.status, given.headers.get('location')]).toEqual([302, `/jira${PAGE}`]);
    const { status, text } = await visit(jira, PAGE, { cookie });
    expect(status).toBe(200);
    expect(text).toContain('data-locale="de"');
    expect(text).toContain('Bitte erlauben Sie es');
    expect(text.includes('data-theme=')).toBe(Number.parseInt(version, 10) >= 10);
    expect((await visit(jira, PAGE, { cookie }, new URLSearchParams())).status).toBe(Number.parseInt(version, 10) >= 9 ? 405 : 200);
  });
});

describe('a Jira', () => {
  it('before 9 does not start a plugin that needs a package of later ones', async () => {
    const needy = smallJar(edit('META-INF/MANIFEST.MF', ';resolution:=optional,com', ',com'));
    await expect(startJira({ version: '8.15', plugins: [needy] })).rejects.toThrow('missing requirement osgi.wiring.package');
    const jira = await startJira({ version: '9', plugins: [needy] });
    await jira.close();
  });

  it('builds no page without a Spring context', async () => {
    const bare = smallJar((files) => files.delete('META-INF/spring/plugin-context.xml'));
    await expect(startJira({ plugins: [bare] })).rejects.toThrow('plugin container is unavailable');
  });

  it('without the plugin has no such page', async () => {
    const jira = await startJira();
    const { cookie } = await signInByForm(jira, 'admin', 'admin');
    expect((await visit(jira, PAGE, { cookie })).status).toBe(404);
    await jira.close();
  });
});
