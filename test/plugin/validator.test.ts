import { zipSync } from 'fflate';
import type { JarProblem } from '../../plugin-descriptor/checks/problem';
import { writePng } from '../../plugin-descriptor/icons/write-png';
import { writePageClass } from '../../plugin-descriptor/jar/page-class';
import { validateJar } from '../../plugin-descriptor/validate';
import { edit, smallFiles, smallJar, version } from './small-jar';

type Change = (files: Map<string, Uint8Array>) => void;
type Case = readonly [what: string, code: JarProblem['code'], change: Change];

const MANIFEST = 'META-INF/MANIFEST.MF';
const XML = 'atlassian-plugin.xml';
const CLASS = 'org/rollcall/jira/RollcallAdminPageAction.class';
const TEMPLATE = 'org/rollcall/jira/templates/rollcall-admin-page.vm';
const GERMAN = 'i18n/rollcall_de.properties';

const without =
  (path: string): Change =>
  (files) =>
    void files.delete(path);
const put =
  (path: string, content: string | Uint8Array): Change =>
  (files) =>
    void files.set(path, Buffer.from(content));
/** Changes bytes of the class without changing its length. */
const inClass =
  (from: string, to: string): Change =>
  (files) => {
    const text = writePageClass().toString('latin1');
    if (!text.includes(from) || from.length !== to.length) throw new Error(`Nothing to change: ${from}`);
    files.set(CLASS, Buffer.from(text.replaceAll(from, to), 'latin1'));
  };

const CASES: readonly Case[] = [
  ['no manifest', 'manifest', without(MANIFEST)],
  ['another plugin key in the manifest', 'manifest', edit(MANIFEST, 'Plugin-Key: org.rollcall.jira', 'Plugin-Key: org.rollcall.other')],
  ['another plugin key in the descriptor', 'key', edit(XML, 'key="org.rollcall.jira"', 'key="org.rollcall.other"')],
  ['a manifest line of 73 bytes', 'manifest-line', edit(MANIFEST, 'Bundle-Vendor: Rollcall', `Bundle-Vendor: ${'x'.repeat(58)}`)],
  [
    'a manifest line too long in bytes only',
    'manifest-line',
    edit(MANIFEST, 'Bundle-Vendor: Rollcall', `Bundle-Vendor: ${'ü'.repeat(30)}`),
  ],
  ['manifest lines of another system', 'manifest-line', edit(MANIFEST, 'Bundle-Name: Rollcall\r\n', 'Bundle-Name: Rollcall\n')],
  ['a manifest without the empty line at its end', 'manifest-line', edit(MANIFEST, ':=optional\r\n\r\n', ':=optional\r\n')],
  ['a version of another kind in the manifest', 'version', edit(MANIFEST, 'Bundle-Version: ', 'Bundle-Version: v')],
  ['another version in the descriptor', 'version', edit(XML, `<version>${version}`, '<version>9.9.9')],
  ['a package that changed its name between Jira 10 and 11', 'import', edit(MANIFEST, 'Package: ', 'Package: javax.servlet.http,')],
  ['a package needed that Jira 8 does not have', 'import', edit(MANIFEST, ';resolution:=optional,com', ',com')],
  ['the package of the base class missing', 'import', edit(MANIFEST, 'com.atlassian.jira.web.action,', '')],
  ['a header that lets the plugin run code', 'manifest', edit(MANIFEST, 'Bundle-Name', 'Bundle-Activator: a.B\r\nBundle-Name')],
  ['no Spring context', 'spring-context', without('META-INF/spring/plugin-context.xml')],
  ['a Spring context that is no XML', 'spring-context', put('META-INF/spring/plugin-context.xml', '<beans>')],
  ['no descriptor', 'descriptor', without(XML)],
  ['a descriptor that is no XML', 'descriptor', edit(XML, '</plugin-info>', '')],
  ['an outside entity in the descriptor', 'descriptor', edit(XML, '<!-- Beside', '<!DOCTYPE a SYSTEM "http://a.test/"><!-- Beside')],
  ['the plugin system of version 1', 'descriptor', edit(XML, 'plugins-version="2"', 'plugins-version="1"')],
  ['a module type that not every Jira has', 'descriptor', edit(XML, '<web-item key', '<rest key="r"/><web-item key')],
  ['two modules with the same key', 'descriptor', edit(XML, '<web-resource key="panel-parts"', '<web-resource key="panel"')],
  ['a page for everybody', 'descriptor', edit(XML, ' roles-required="admin"', '')],
  ['a menu item that leads nowhere', 'descriptor', edit(XML, 'alias="Rollcall"', 'alias="Other"')],
  ['no word about Data Center', 'descriptor', edit(XML, 'compatible">true', 'compatible">false')],
  ['a script that is not in the jar', 'missing-file', without('panel/panel.js')],
  ['a template that is not in the jar', 'missing-file', without(TEMPLATE)],
  ['an icon that is not in the jar', 'missing-file', without('images/icon-16.png')],
  ['an icon of another size', 'icon', put('images/icon-16.png', writePng(new Uint8Array(8 * 8 * 4), 8))],
  ['no German texts', 'missing-file', without(GERMAN)],
  ['a text missing in German', 'message', edit(GERMAN, 'rollcall.menu.item=', 'rollcall.menu.itme=')],
  ['umlauts that Java 8 misreads', 'message', edit(GERMAN, 'H\\u00e4lt', 'Hält')],
  ['a label nobody wrote', 'message', edit(XML, '<label key="rollcall.menu.item"/>', '<label key="rollcall.menu.thing"/>')],
  ['no class for the page', 'class', without(CLASS)],
  ['a class that is none', 'class', put(CLASS, 'class RollcallAdminPageAction {}')],
  ['a class cut off', 'class', put(CLASS, writePageClass().subarray(0, 400))],
  ['a class of Java 17', 'class', put(CLASS, Buffer.from(writePageClass()).fill(61, 7, 8))],
  ['a class with another base class', 'class', inClass('web/action/JiraWebActionSupport', 'web/action/JiraWebActionSuppart')],
  ['a page that allows no GET', 'class', inClass('request/SupportedMethods', 'request/SupportedMethodz')],
  ['a page that does not ask for the password', 'class', inClass('websudo/WebSudoRequired', 'websudo/WebSudoRequirez')],
  ['a class that no page needs', 'forbidden-file', put('org/rollcall/jira/Other.class', writePageClass())],
  ['a call that Jira 10 refuses in templates', 'template', edit(TEMPLATE, '</body>', '$webResourceManager.getAll()</body>')],
  ['a script inside the page', 'template', edit(TEMPLATE, '</body>', '<script>start()</script></body>')],
  ['logic in the template', 'template', edit(TEMPLATE, '</body>', '#if(true)#end</body>')],
  ['a web resource of another name in the template', 'template', edit(TEMPLATE, 'org.rollcall.jira:panel', 'org.rollcall.jira:panels')],
  ['another menu item lit', 'template', edit(TEMPLATE, 'content="rollcall-admin-link"', 'content="user_browser"')],
  ['a page outside the administration', 'template', edit(TEMPLATE, 'content="atl.admin"', 'content="none"')],
  [
    "a dependency on Jira's own scripts",
    'web-resource',
    edit(XML, 'name="Rollcall panel">', 'name="Rollcall panel"><dependency>com.atlassian.auiplugin:ajs</dependency>'),
  ],
  [
    'a script on every page of Jira',
    'web-resource',
    edit(XML, 'name="Rollcall panel">', 'name="Rollcall panel"><context>atl.general</context>'),
  ],
  [
    'a script that Jira rewrites',
    'web-resource',
    edit(XML, 'name="Rollcall panel">', 'name="Rollcall panel"><transformation extension="js"/>'),
  ],
  ['a script no web resource names', 'web-resource', put('panel/part.new.js', 'later()')],
  ['a source map', 'forbidden-file', put('panel/panel.js.map', '{}')],
  ['a private key', 'secret', put('i18n/note.txt', '-----BEGIN PRIVATE KEY-----\nabc')],
  ['a name that leads out of the jar', 'name', put('../evil.txt', '')],
];

describe('the validator of the jar', () => {
  it('finds nothing wrong with what the build makes', () => {
    expect(validateJar(smallJar(), { version })).toEqual([]);
  });

  it.each(CASES)('refuses %s', (_, code, change) => {
    expect(validateJar(smallJar(change), { version }).map((problem) => problem.code)).toContain(code);
  });

  it('refuses the jar of another version', () => {
    expect(validateJar(smallJar(), { version: '7.0.0' }).map(({ code }) => code)).toEqual(['version']);
  });

  it('refuses dates that differ from build to build', () => {
    const dated = zipSync(Object.fromEntries(smallFiles()), { mtime: new Date(2024, 4, 5) });
    const codes = validateJar(dated).map(({ code }) => code);
    expect(codes).toContain('timestamp');
    expect(codes).toContain('order');
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a text', Buffer.from('not a jar at all, however long this text may be')],
    ['half a jar', smallJar().subarray(0, 2000)],
  ])('refuses %s', (_, bytes) => {
    expect(validateJar(bytes).map(({ code }) => code)).toEqual(['archive']);
  });
});
