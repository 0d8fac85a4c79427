/** Search filters as Active Directory judges them, as far as the connector uses them. */
import {
  AndFilter,
  type BerReader,
  EqualityFilter,
  type Filter,
  GreaterThanEqualsFilter,
  LessThanEqualsFilter,
  NotFilter,
  OrFilter,
  PresenceFilter,
} from 'ldapts';
import { dnKey } from '../../../backend/connectors/kit/ldap/dn';
import type { AdEntry } from './ad-entries';

/** ldapts reads the name of a received presence filter from the wrong place. */
PresenceFilter.prototype.parseFilter = function parseFilter(reader: BerReader): void {
  this.attribute = reader.buffer.subarray(reader.offset, reader.offset + reader.length).toString('utf8');
  reader.offset += reader.length;
};

export function matches(filter: Filter, entry: AdEntry): boolean {
  if (filter instanceof AndFilter) return filter.filters.every((one) => matches(one, entry));
  if (filter instanceof OrFilter) return filter.filters.some((one) => matches(one, entry));
  if (filter instanceof NotFilter) return !matches(filter.filter, entry);
  if (filter instanceof PresenceFilter) return valuesOf(entry, filter.attribute).length > 0;
  if (filter instanceof GreaterThanEqualsFilter) return numbersOf(entry, filter.attribute).some((value) => value >= BigInt(filter.value));
  if (filter instanceof LessThanEqualsFilter) return numbersOf(entry, filter.attribute).some((value) => value <= BigInt(filter.value));
  if (filter instanceof EqualityFilter) {
    const wanted = filter.value.toString();
    return valuesOf(entry, filter.attribute).some(
      (value) => (dnKey(wanted) !== null && dnKey(wanted) === dnKey(String(value))) || String(value).toLowerCase() === wanted.toLowerCase(),
    );
  }
  return false;
}

function numbersOf(entry: AdEntry, name: string): readonly bigint[] {
  return valuesOf(entry, name).flatMap((value) => (/^\d+$/.test(String(value)) ? [BigInt(String(value))] : []));
}

function valuesOf(entry: AdEntry, name: string): readonly (string | Buffer)[] {
  return Object.entries(entry.attributes).find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1] ?? [];
}
