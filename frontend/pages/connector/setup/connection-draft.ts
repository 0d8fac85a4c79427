/** The draft of a connector that was never saved. */
import type { ConnectorSpec } from '../../../api/shapes';
import type { ConnectorInput } from '../connector-input';

export type ConnectionDraft = Pick<ConnectorInput, 'name' | 'id' | 'source'>;

/** Without any secret, whatever the spec shows at the moment. */
export function toDraft({ name, id, source }: ConnectorInput, { fields }: ConnectorSpec): ConnectionDraft {
  const open = fields
    .filter(({ kind }) => kind !== 'secret')
    .flatMap(({ key }) => {
      const value = source[key];
      return value === undefined ? [] : [[key, value] as const];
    });
  return { name, id, source: Object.fromEntries(open) };
}

/** Only fields the spec still has, and none of its secrets. */
export function withDraft(input: ConnectorInput, draft: ConnectionDraft | null, spec: ConnectorSpec): ConnectorInput {
  if (draft === null) return input;
  const { source } = toDraft({ ...input, source: draft.source ?? {} }, spec);
  return { ...input, name: draft.name ?? input.name, id: draft.id ?? input.id, source: { ...input.source, ...source } };
}
