/** The types of `types.ts` by their names, in the order of their labels. */
import type { ConnectorType } from './spi';
import * as types from './types';

/**
 * The registry forgets each type's own configuration; `parse` makes it and `open` takes it, so a type only ever sees
 * what it parsed itself.
 */
const known = Object.values(types).map((type) => type as ConnectorType);

export const connectorTypes: ReadonlyMap<string, ConnectorType> = new Map(
  known.sort((one, other) => (one.spec.label < other.spec.label ? -1 : 1)).map((type) => [type.spec.type, type]),
);
