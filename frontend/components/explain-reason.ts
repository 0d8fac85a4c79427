import type { Reason } from '../api/shapes';
import type { MessageKey } from '../messages/en';
import type { Words } from '../messages/words';

const attributes: Readonly<Record<string, MessageKey>> = {
  username: 'field.name',
  name: 'field.name',
  displayName: 'field.displayName',
  email: 'field.email',
  active: 'field.active',
};

/** Why an operation is planned, in the reader's language. */
export function explainReason({ code, with: values = {} }: Reason, { t }: Pick<Words, 't'>): string {
  const { attribute } = values;
  const known = attribute === undefined ? undefined : attributes[attribute];
  const name = known === undefined ? (attribute ?? '').replace(/^property:/, '') : t(known);
  const group = values.sourceGroup === undefined ? '' : ` "${values.sourceGroup}"`;
  return t(`reason.${code}`, {
    ...values,
    attribute: name,
    sourceGroup: group,
    status: values.status === undefined ? '' : ` (${values.status})`,
    rule: values.rule === undefined ? '' : `: ${values.rule}`,
    leftAt: values.leftAt === undefined ? '' : ` (${values.leftAt.slice(0, 10)})`,
  });
}
