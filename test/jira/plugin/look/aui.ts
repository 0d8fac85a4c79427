import { dirname } from 'node:path';

let found: string | null | undefined;

/** The folder with the style sheets and fonts of Jira's own look, or null where the package is not installed. */
export function auiFolder(): string | null {
  if (found === undefined) {
    try {
      found = dirname(require.resolve('@atlassian/aui/dist/aui/aui-prototyping.css'));
    } catch {
      found = null;
    }
  }
  return found;
}
