import { PAGE_CLASS, PAGE_SUPERCLASS } from '../identity';
import { ConstantPool, u2, u4 } from './constant-pool';

const REQUESTS = 'com.atlassian.jira.security.request';
const WEB_SUDO = 'com.atlassian.sal.api.websudo.WebSudoRequired';

/** Class files of Java 8, which every Jira from 8 on can load. */
const JAVA_8 = 52;

const PUBLIC_SUPER = 0x21;
const PUBLIC = 1;
const PROTECTED = 4;

/**
 * The class behind the page, as the Java compiler would make it of
 * ```java
 * @SupportedMethods(RequestMethod.GET) @WebSudoRequired
 * public class RollcallAdminPageAction extends JiraWebActionSupport {
 *   @SupportedMethods(RequestMethod.GET) protected String doExecute() { return "success"; }
 * }
 * ```
 * Without the first annotation Jira 9 and later answer a GET with 405. It stands on the class and on the method because pages in use
 * have it in either place. Jira 8 does not know it; the Java machine passes over annotations of unknown types. The second one makes
 * Jira ask for the password again before it shows the page.
 */
export function writePageClass(): Buffer {
  const pool = new ConstantPool();
  const self = pool.type(PAGE_CLASS);
  const parent = pool.type(PAGE_SUPERCLASS);
  const members = [initializer(pool), execute(pool)];
  const annotations = visible(pool, [onlyGet(pool), marker(pool, WEB_SUDO)]);
  const head = [u4(0xcafebabe), u2(0), u2(JAVA_8)];
  const body = [u2(PUBLIC_SUPER), u2(self), u2(parent), u2(0), u2(0), u2(members.length), ...members, u2(1), annotations];
  return Buffer.concat([...head, pool.bytes(), ...body]);
}

/** `super();` */
function initializer(pool: ConstantPool): Buffer {
  const parent = pool.method(PAGE_SUPERCLASS, '<init>', '()V');
  const instructions = Buffer.concat([Buffer.from([0x2a, 0xb7]), u2(parent), Buffer.from([0xb1])]);
  return Buffer.concat([u2(PUBLIC), u2(pool.text('<init>')), u2(pool.text('()V')), u2(1), code(pool, instructions)]);
}

/** `return "success";`, the view to show. */
function execute(pool: ConstantPool): Buffer {
  const view = pool.string('success');
  const signature = [u2(PROTECTED), u2(pool.text('doExecute')), u2(pool.text('()Ljava/lang/String;'))];
  const instructions = Buffer.concat([Buffer.from([0x13]), u2(view), Buffer.from([0xb0])]);
  return Buffer.concat([...signature, u2(2), code(pool, instructions), visible(pool, [onlyGet(pool)])]);
}

function attribute(pool: ConstantPool, name: string, body: Buffer): Buffer {
  return Buffer.concat([u2(pool.text(name)), u4(body.length), body]);
}

/** One stack place and one local variable are all that these methods need. */
function code(pool: ConstantPool, instructions: Buffer): Buffer {
  return attribute(pool, 'Code', Buffer.concat([u2(1), u2(1), u4(instructions.length), instructions, u2(0), u2(0)]));
}

function visible(pool: ConstantPool, annotations: readonly Buffer[]): Buffer {
  return attribute(pool, 'RuntimeVisibleAnnotations', Buffer.concat([u2(annotations.length), ...annotations]));
}

const descriptor = (name: string): string => `L${name.replaceAll('.', '/')};`;

function marker(pool: ConstantPool, name: string): Buffer {
  return Buffer.concat([u2(pool.text(descriptor(name))), u2(0)]);
}

/** `@SupportedMethods({RequestMethod.GET})`: one element named value, an array of one enum constant. */
function onlyGet(pool: ConstantPool): Buffer {
  const type = u2(pool.text(descriptor(`${REQUESTS}.SupportedMethods`)));
  const constant = [Buffer.from('e'), u2(pool.text(descriptor(`${REQUESTS}.RequestMethod`))), u2(pool.text('GET'))];
  return Buffer.concat([type, u2(1), u2(pool.text('value')), Buffer.from('['), u2(1), ...constant]);
}
