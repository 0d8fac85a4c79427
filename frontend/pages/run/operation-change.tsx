import type { Operation, UserFields } from '../../api/shapes';
import { useWords } from '../../messages/words';

const fields = ['name', 'displayName', 'email', 'active'] as const satisfies readonly (keyof UserFields)[];

/** What is before and what will be, value by value; values that stay are left out. */
export function OperationChange({ operation }: { readonly operation: Operation }) {
  const { t } = useWords();
  switch (operation.kind) {
    case 'create-group':
      return null;
    case 'add-member':
    case 'remove-member':
      return <span>{operation.group}</span>;
    case 'set-property':
      return <Change name={operation.property} before={textOf(operation.before)} after={textOf(operation.after)} />;
  }
  const { before, after } = operation;
  const changed = fields.filter((field) => after?.[field] !== undefined && after[field] !== before?.[field]);
  return (
    <>
      {changed.map((field) => (
        <Change key={field} name={t(`field.${field}`)} before={say(before?.[field])} after={say(after?.[field])} />
      ))}
    </>
  );

  function say(value: string | boolean | undefined): string {
    return typeof value === 'boolean' ? t(value ? 'field.yes' : 'field.no') : (value ?? '');
  }
}

function Change({ name, before, after }: { readonly name: string; readonly before: string; readonly after: string }) {
  return (
    <div className="rollcall-change">
      <span className="rollcall-muted">{name}:</span>
      {before !== '' && <del className="rollcall-was">{before}</del>}
      {before !== '' && <span aria-hidden="true">→</span>}
      <ins style={{ textDecoration: 'none' }}>{after === '' ? '–' : after}</ins>
    </div>
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
