import { type ReactNode, useEffect, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import type { SpecField } from '../../api/shapes';
import { useWords } from '../../messages/words';
import { type ConnectorInput, isAsGiven } from './connector-input';

/** Fields that have a good value already, folded away. They open when something in them is wrong. */
export function MoreFields({ fields, children }: { readonly fields: readonly SpecField[]; readonly children: ReactNode }) {
  const { t } = useWords();
  const { formState, setFocus, watch } = useFormContext<ConnectorInput>();
  const [isOpen, setOpen] = useState(false);
  const source = watch('source');
  const changed = fields.filter((field) => !isAsGiven(field, source[field.key])).length;
  const wrong = fields.find(({ key }) => formState.errors.source?.[key] !== undefined)?.key;

  useEffect(() => {
    if (wrong !== undefined) setOpen(true);
  }, [wrong]);
  // What was folded away when the form looked for the field to go to, could not take the focus.
  useEffect(() => {
    if (isOpen && wrong !== undefined && document.activeElement?.getAttribute('aria-invalid') !== 'true') setFocus(`source.${wrong}`);
  }, [isOpen, wrong, setFocus]);

  return (
    <details className="rollcall-more" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t('connector.more', { count: fields.length })}{' '}
        <span className="rollcall-muted">
          {changed === 0 ? t('connector.moreAsGiven') : t('connector.moreChanged', { count: changed })}
        </span>
      </summary>
      <div className="rollcall-form">{children}</div>
    </details>
  );
}
