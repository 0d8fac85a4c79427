/**
 * Distinguished names (RFC 4514, and the looser RFC 2253 forms servers still write). `dnKey` gives one text for every
 * spelling of the same name, so that a group's `member` value finds the entry it means.
 */
export interface RdnPart {
  readonly type: string;
  readonly value: string;
}

/** One step of a DN; more than one part for `cn=a+uid=b`. */
export type Rdn = readonly RdnPart[];

/** Long names and object identifiers of the attribute types that stand in DNs (RFC 4519), by their short names. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  commonname: 'cn',
  '2.5.4.3': 'cn',
  surname: 'sn',
  '2.5.4.4': 'sn',
  countryname: 'c',
  '2.5.4.6': 'c',
  localityname: 'l',
  '2.5.4.7': 'l',
  stateorprovincename: 'st',
  '2.5.4.8': 'st',
  streetaddress: 'street',
  '2.5.4.9': 'street',
  organizationname: 'o',
  '2.5.4.10': 'o',
  organizationalunitname: 'ou',
  '2.5.4.11': 'ou',
  userid: 'uid',
  '0.9.2342.19200300.100.1.1': 'uid',
  domaincomponent: 'dc',
  '0.9.2342.19200300.100.1.25': 'dc',
};

const WORD = "[A-Za-z0-9._@/()'&!:?*$-]+";
const PLAIN_PART = `[A-Za-z]{1,12}=${WORD}(?: ${WORD})*`;
/** No escapes, no quotes, no outer spaces, ASCII only: lower case is all it takes. Most DNs are like this. */
const PLAIN_DN = new RegExp(`^${PLAIN_PART}(?:,${PLAIN_PART})*$`);
const LONG_NAME = /(?:^|,)(?:commonname|surname|countryname|localityname|userid)=/;

/** The DN's steps from the leaf to the root, or null when the text is not a DN. The empty text is the root: no steps. */
export function parseDn(text: string): readonly Rdn[] | null {
  if (text.trim() === '') return [];
  const rdns: Rdn[] = [];
  let at = 0;
  let parts: RdnPart[] = [];
  while (true) {
    const equals = text.indexOf('=', at);
    if (equals < 0) return null;
    const type = text
      .slice(at, equals)
      .trim()
      .toLowerCase()
      .replace(/^oid\./, '');
    if (!/^(?:[a-z][a-z0-9-]*|[0-9]+(?:\.[0-9]+)*)$/.test(type)) return null;
    const read = readValue(text, equals + 1);
    if (read === null) return null;
    parts.push({ type: SHORT_NAMES[type] ?? type, value: read.value });
    at = read.end;
    if (text[at] === '+') {
      at += 1;
      continue;
    }
    rdns.push(parts);
    parts = [];
    if (at >= text.length) return rdns;
    at += 1;
  }
}

/**
 * The same text for every spelling of one DN: escapes resolved, letter case folded, Unicode compatibility forms folded
 * (NFKC), inner runs of spaces made one and outer spaces dropped (caseIgnoreMatch, RFC 4518). Null when it is no DN.
 */
export function dnKey(text: string): string | null {
  if (PLAIN_DN.test(text)) {
    const lower = text.toLowerCase();
    if (!LONG_NAME.test(lower)) return lower;
  }
  const rdns = parseDn(text);
  if (rdns === null) return null;
  return rdns.map((rdn) => rdn.map(partKey).sort().join('+')).join(',');
}

/** Whether a DN lies below (or is) a base. Both are keys made by `dnKey`. */
export function isUnder(key: string, baseKey: string): boolean {
  return baseKey === '' || key === baseKey || key.endsWith(`,${baseKey}`);
}

/** Whether a DN's parent is the base. Both are keys made by `dnKey`. */
export function isChildOf(key: string, baseKey: string): boolean {
  return parentKey(key) === baseKey;
}

/** The key of the parent; the empty text above the last step. A key holds a comma only between its steps. */
export function parentKey(key: string): string {
  const comma = key.indexOf(',');
  return comma < 0 ? '' : key.slice(comma + 1);
}

/** A value made fit to stand in a DN (RFC 4514 §2.4). */
export function escapeDnValue(value: string): string {
  return value
    .replace(/[\\,+"<>;=]/g, (character) => `\\${character}`)
    .replaceAll('\0', '\\00')
    .replace(/ $/, '\\ ')
    .replace(/^[ #]/, (character) => `\\${character}`);
}

function partKey({ type, value }: RdnPart): string {
  const folded = value.normalize('NFKC').toLowerCase().normalize('NFKC').replace(/\s+/g, ' ').trim();
  return `${type}=${folded.replace(/[\\,+=]/g, (character) => `\\${character.charCodeAt(0).toString(16)}`)}`;
}

const SEPARATORS = ',;+';

function readValue(text: string, start: number): { value: string; end: number } | null {
  let at = start;
  while (text[at] === ' ') at += 1;
  if (text[at] === '"') return readQuoted(text, at + 1);
  let value = '';
  /** Length of `value` up to the last character that is not an unescaped space. */
  let kept = 0;
  while (at < text.length && !SEPARATORS.includes(text.charAt(at))) {
    if (text[at] === '\\') {
      const escaped = readEscape(text, at);
      if (escaped === null) return null;
      value += escaped.value;
      at = escaped.end;
      kept = value.length;
      continue;
    }
    value += text.charAt(at);
    if (text[at] !== ' ') kept = value.length;
    at += 1;
  }
  return { value: value.slice(0, kept), end: at };
}

function readQuoted(text: string, start: number): { value: string; end: number } | null {
  let at = start;
  let value = '';
  while (text[at] !== '"') {
    if (at >= text.length) return null;
    if (text[at] === '\\') {
      const escaped = readEscape(text, at);
      if (escaped === null) return null;
      value += escaped.value;
      at = escaped.end;
    } else {
      value += text.charAt(at);
      at += 1;
    }
  }
  at += 1;
  while (text[at] === ' ') at += 1;
  return at >= text.length || SEPARATORS.includes(text.charAt(at)) ? { value, end: at } : null;
}

/** A run of `\xx` is one run of UTF-8 bytes; any other character after a backslash stands for itself. */
function readEscape(text: string, start: number): { value: string; end: number } | null {
  const bytes: number[] = [];
  let at = start;
  while (text[at] === '\\' && /^[0-9a-f]{2}$/i.test(text.slice(at + 1, at + 3))) {
    bytes.push(Number.parseInt(text.slice(at + 1, at + 3), 16));
    at += 3;
  }
  if (bytes.length > 0) return { value: Buffer.from(bytes).toString('utf8'), end: at };
  const character = String.fromCodePoint(text.codePointAt(at + 1) ?? 0);
  return at + 1 < text.length ? { value: character, end: at + 1 + character.length } : null;
}
