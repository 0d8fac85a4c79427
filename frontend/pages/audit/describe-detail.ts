import type { MessageKey } from '../../messages/en';
import type { Words } from '../../messages/words';

const names: Readonly<Record<string, MessageKey>> = {
  afterHash: 'audit.detail.after',
  beforeHash: 'audit.detail.before',
  changed: 'audit.detail.changed',
  connectorId: 'history.connector',
  days: 'audit.detail.days',
  fields: 'audit.detail.fields',
  kind: 'history.kind',
  label: 'audit.detail.label',
  planHash: 'audit.detail.plan',
  released: 'audit.detail.released',
  result: 'history.result',
  scopes: 'audit.detail.scopes',
  sealed: 'audit.detail.fields',
  trigger: 'history.trigger',
  version: 'audit.detail.version',
};

/** What an entry of the audit has to say beyond who, what and on what; hashes, which are there as proof, come last. Names it has no words for stay as they are stored. */
export function describeDetail(detail: Readonly<Record<string, unknown>>, words: Words): string {
  return Object.entries(detail)
    .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
    .sort(([one], [other]) => Number(/Hash$/.test(one)) - Number(/Hash$/.test(other)))
    .map(([key, value]) => `${key in names ? words.t(names[key] as MessageKey) : key}: ${say(key, value, words)}`)
    .join(' · ');
}

function say(key: string, value: unknown, words: Words): string {
  if (typeof value === 'number') return words.number(value);
  if (Array.isArray(value)) return value.map((item) => say('', item, words)).join(', ');
  if (typeof value !== 'string') return JSON.stringify(value);
  const known = key === 'kind' ? runKinds[value] : key === 'trigger' ? triggers[value] : undefined;
  return known === undefined ? shorten(value) : words.t(known);
}

const runKinds: Readonly<Record<string, MessageKey>> = {
  full: 'runKind.full',
  delta: 'runKind.delta',
  person: 'runKind.person',
  simulation: 'runKind.simulation',
  undo: 'runKind.undo',
};

const triggers: Readonly<Record<string, MessageKey>> = {
  api: 'trigger.api',
  cli: 'trigger.cli',
  push: 'trigger.push',
  schedule: 'trigger.schedule',
  'start-up': 'trigger.start-up',
};

/** A hash is there to be compared; its beginning is enough for eyes. */
function shorten(value: string): string {
  return /^[0-9a-f]{64}$/.test(value) ? `${value.slice(0, 12)}…` : value;
}
