import { readFileSync } from 'node:fs';
import { connectorTypes } from '../../backend/connectors/registry';
import { renewSourcesPage, SOURCES_PAGE } from './sources-page';

describe('the overview of the sources', () => {
  const page = readFileSync(SOURCES_PAGE, 'utf8');
  const specs = [...connectorTypes.values()].map(({ spec }) => spec);

  it('says what the specs say; otherwise run `npm run docs:sources`', () => {
    expect(page).toBe(renewSourcesPage(page, specs));
  });

  it('refuses to write into a page without a place for its table', () => {
    expect(() => renewSourcesPage('# Sources', specs)).toThrow('lost the marks');
  });
});
