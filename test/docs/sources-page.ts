/** The overview of the sources: text written by hand around a table that is made from the specs. */
import { join } from 'node:path';
import type { ConnectorSpec } from '../../backend/connectors/spi';
import { writeCapabilityTable } from './capability-table';

export const SOURCES_PAGE = join(__dirname, '..', '..', 'docs', 'sources', 'README.md');

const BEGIN = '<!-- made by `npm run docs:sources` from the specs of the connectors; do not edit -->';
const END = '<!-- end of what is made -->';

/** The page with its table as the specs have it now. Throws when the page has no place for it. */
export function renewSourcesPage(page: string, specs: readonly ConnectorSpec[]): string {
  const [before, rest] = page.split(BEGIN);
  const [, after] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined) throw new Error('docs/sources/README.md has lost the marks around its table.');
  return `${before}${BEGIN}\n\n${writeCapabilityTable(specs)}\n\n${END}${after}`;
}
