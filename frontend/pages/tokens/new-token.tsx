import Button from '@atlaskit/button/new';
import ModalDialog, { ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import type { ApiScope } from '../../api/administration-shapes';
import { useAddToken } from '../../api/queries/administration';
import { FormField } from '../../components/form-field';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { ScopeBoxes } from './scope-boxes';
import { ShownToken } from './shown-token';

interface TokenInput {
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly days: string;
}

/** Makes a token and shows it, this once. */
export function NewToken() {
  const { t } = useWords();
  const add = useAddToken();
  const [isOpen, setOpen] = useState(false);
  const { register, control, handleSubmit, reset, formState } = useForm<TokenInput>({
    defaultValues: { name: '', scopes: ['read'], days: '90' },
  });

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
                void handleSubmit(({ name, scopes, days }) => add.mutate({ name: name.trim(), scopes, days: Number(days) }))(event)
              }
              noValidate
            >
              <ModalHeader>
                <ModalTitle>{t('token.add')}</ModalTitle>
              </ModalHeader>
              <ModalBody>
                {add.data !== undefined ? (
                  <ShownToken token={add.data.token} />
                ) : (
                  <div className="rollcall-form">
                    <FormField label={t('token.name')} isRequired error={formState.errors.name && t('required')}>
                      {(field) => <Textfield {...field} {...register('name', { required: true, maxLength: 100 })} autoFocus />}
                    </FormField>
                    <Controller
                      control={control}
                      name="scopes"
                      rules={{ validate: (scopes) => scopes.length > 0 }}
                      render={({ field: { value, onChange }, fieldState }) => (
                        <ScopeBoxes chosen={value} onChange={onChange} error={fieldState.error && t('token.scopesNeeded')} />
                      )}
                    />
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
