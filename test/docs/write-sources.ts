/** `npm run docs:sources`: puts the table of capabilities into docs/sources/README.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { connectorTypes } from '../../backend/connectors/registry';
import { renewSourcesPage, SOURCES_PAGE } from './sources-page';

const specs = [...connectorTypes.values()].map(({ spec }) => spec);
writeFileSync(SOURCES_PAGE, renewSourcesPage(readFileSync(SOURCES_PAGE, 'utf8'), specs));
