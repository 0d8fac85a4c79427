import Button from '@atlaskit/button/new';
import ModalDialog, { ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useAddToken } from '../../api/queries/administration';
import type { TokenView } from '../../api/shapes';
import { Choice } from '../../components/choice';
import { FormField } from '../../components/form-field';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';

interface TokenInput {
  readonly name: string;
  readonly role: TokenView['role'];
  readonly days: string;
}

/** Makes a token and shows it, this once. */
export function NewToken() {
  const { t } = useWords();
  const add = useAddToken();
  const [isOpen, setOpen] = useState(false);
  const { register, handleSubmit, reset, formState } = useForm<TokenInput>({ defaultValues: { name: '', role: 'read-only', days: '90' } });

  function close() {
    setOpen(false);
    add.reset();
    reset();
  }

  return (
    <>
      <Button appearance="primary" onClick={() => setOpen(true)}>
        {t('token.add')}
      </Button>
      <ModalTransition>
        {isOpen && (
          <ModalDialog onClose={close}>
            <form
              onSubmit={(event) =>
                void handleSubmit(({ name, role, days }) => add.mutate({ name: name.trim(), role, days: Number(days) }))(event)
              }
              noValidate
            >
              <ModalHeader>
                <ModalTitle>{t('token.add')}</ModalTitle>
              </ModalHeader>
              <ModalBody>
                {add.data !== undefined ? (
                  <div role="status">
                    <p>{t('token.once')}</p>
                    <code className="rollcall-secret" style={{ display: 'block' }}>
                      {add.data.token}
                    </code>
                    <Button onClick={() => void navigator.clipboard?.writeText(add.data.token)}>{t('action.copy')}</Button>
                  </div>
                ) : (
                  <div className="rollcall-form">
                    <FormField label={t('token.name')} isRequired error={formState.errors.name && t('required')}>
                      {(field) => <Textfield {...field} {...register('name', { required: true, maxLength: 100 })} autoFocus />}
                    </FormField>
                    <FormField label={t('token.role')}>
                      {({ id }) => (
                        <Choice
                          id={id}
                          {...register('role')}
                          options={[
                            { value: 'read-only', label: t('role.read-only') },
                            { value: 'administrator', label: t('role.administrator') },
                          ]}
                        />
                      )}
                    </FormField>
                    <FormField label={t('token.days')} error={formState.errors.days && t('number.between', { min: 1, max: 3650 })}>
                      {(field) => (
                        <Textfield {...field} {...register('days', { required: true, min: 1, max: 3650 })} type="number" width="small" />
                      )}
                    </FormField>
                    {add.error !== null && <Problem title={t('save.failed')} error={add.error} />}
                  </div>
                )}
              </ModalBody>
              <ModalFooter>
                <Button appearance="subtle" onClick={close}>
                  {t(add.data === undefined ? 'action.cancel' : 'action.close')}
                </Button>
                {add.data === undefined && (
                  <Button type="submit" appearance="primary" isLoading={add.isPending}>
                    {t('token.make')}
                  </Button>
                )}
              </ModalFooter>
            </form>
          </ModalDialog>
        )}
      </ModalTransition>
    </>
  );
}
