/** What each type of source can do, as a table for people, from the specs. */
import type { Capabilities, ConnectorSpec } from '../../backend/connectors/spi';

const DAY_MS = 86_400_000;

const CHANGES: Readonly<Record<Capabilities['delta']['users'], string>> = {
  none: 'full reads only',
  upserts: 'new and changed; gone by full reads',
  'upserts+deletes': 'new, changed and gone',
};

type Row = readonly [name: string, cell: (spec: ConnectorSpec) => string];

const rows: readonly Row[] = [
  ['Changes of people', ({ capabilities }) => CHANGES[capabilities.delta.users]],
  ['Changes of groups', ({ capabilities }) => CHANGES[capabilities.delta.groups]],
  ['Changes of members', ({ capabilities }) => CHANGES[capabilities.delta.memberships]],
  ['A mark is good for', ({ capabilities }) => lifetime(capabilities)],
  ['Members come', ({ capabilities }) => (capabilities.memberships === 'inline' ? 'with the groups' : 'group by group')],
  [
    'Groups in groups',
    ({ capabilities }) => (capabilities.nesting === 'none' ? 'the source has none' : 'read, and put together by Rollcall'),
  ],
  ['People a page', ({ capabilities }) => String(capabilities.pageLimits.users)],
  ['Groups a page', ({ capabilities }) => String(capabilities.pageLimits.groups)],
  ['Members a page', ({ capabilities }) => String(capabilities.pageLimits.members)],
  ['Secrets', ({ fields }) => fields.flatMap(({ kind, label }) => (kind === 'secret' ? [label] : [])).join(', ')],
];

/** In Markdown; one column a type, in the order given. */
export function writeCapabilityTable(specs: readonly ConnectorSpec[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    line(['', ...specs.map(({ type, label }) => `[${label}](${type}.md)`)]),
    line(['---', ...specs.map(() => '---')]),
    ...rows.map(([name, cell]) => line([name, ...specs.map(cell)])),
  ].join('\n');
}

function lifetime({ delta, cursorTtlMs }: Capabilities): string {
  if (Object.values(delta).every((kind) => kind === 'none')) return '–';
  return cursorTtlMs === undefined ? 'no fixed time' : `${Number((cursorTtlMs / DAY_MS).toFixed(1))} days`;
}
