/** The class of the page in a real Java machine, with types of the names that Jira has. Where no JDK is installed nothing is proven. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PAGE_CLASS } from '../../plugin-descriptor/identity';
import { smallJar } from './small-jar';

jest.setTimeout(120_000);

const hasJava = spawnSync('javac', ['-version']).status === 0;
const sources = ['JiraWebActionSupport', 'RequestMethod', 'SupportedMethods', 'WebSudoRequired', 'ShowPage'];

describe('the class of the page in a Java machine', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-java-'));
    writeFileSync(join(folder, 'rollcall.jar'), smallJar());
    if (hasJava) execFileSync('javac', ['-d', folder, ...sources.map((name) => join(__dirname, 'java', `${name}.java`))]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Lines of the program, with all checks of the class file switched on. */
  function showPage(): string[] {
    const classPath = [folder, join(folder, 'rollcall.jar')].join(':');
    return execFileSync('java', ['-Xverify:all', '-cp', classPath, 'ShowPage', PAGE_CLASS], { encoding: 'utf8' }).trim().split('\n');
  }

  it('is loaded, shows the view, and carries both annotations where Jira has them', () => {
    if (hasJava) expect(showPage()).toEqual(['success', 'SupportedMethods', 'WebSudoRequired']);
  });

  it('works as well where the annotation of the methods does not exist, as in Jira 8', () => {
    rmSync(join(folder, 'com/atlassian/jira/security'), { recursive: true, force: true });
    if (hasJava) expect(showPage()).toEqual(['success', 'WebSudoRequired']);
  });
});
