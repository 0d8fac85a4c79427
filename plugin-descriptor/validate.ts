import { checkArchive } from './checks/check-archive';
import { checkClasses } from './checks/check-class';
import { checkDescriptor } from './checks/check-descriptor';
import { checkFiles } from './checks/check-files';
import { checkManifest } from './checks/check-manifest';
import { checkMessages } from './checks/check-messages';
import { checkTemplates } from './checks/check-templates';
import type { JarProblem } from './checks/problem';
import { type Descriptor, readDescriptor } from './read/read-descriptor';
import { type Jar, readJar } from './read/read-jar';

export interface ValidateOptions {
  /** The version the jar should have. Default: any, as long as the jar agrees with itself. */
  readonly version?: string;
}

/**
 * Everything that would keep some Jira from 8 to 11 from installing the jar, from starting it or from showing its page, as far as
 * that can be known without a Jira. No problems: an empty list.
 */
export function validateJar(bytes: Uint8Array, options: ValidateOptions = {}): JarProblem[] {
  let jar: Jar;
  try {
    jar = readJar(bytes);
  } catch (error) {
    return [{ code: 'archive', message: messageOf(error) }];
  }
  const problems = [...checkArchive(jar), ...checkManifest(jar)];
  const text = jar.text('atlassian-plugin.xml');
  if (text === undefined) return [...problems, { code: 'descriptor', message: 'There is no atlassian-plugin.xml.' }];
  let descriptor: Descriptor;
  try {
    descriptor = readDescriptor(text);
  } catch (error) {
    return [...problems, { code: 'descriptor', message: `atlassian-plugin.xml: ${messageOf(error)}` }];
  }
  return [
    ...problems,
    ...checkDescriptor(jar, descriptor, options.version ?? null),
    ...checkFiles(jar, descriptor),
    ...checkMessages(jar, descriptor),
    ...checkClasses(jar, descriptor),
    ...checkTemplates(jar, descriptor),
  ];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
