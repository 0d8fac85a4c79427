import { useState } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { useApi } from '../../api/api-context';
import { useSaveConnector } from '../../api/queries/connectors';
import type { ConnectorDetail, ConnectorSpec } from '../../api/shapes';
import { type ConnectorInput, configurationOf, secretsOf, toConnectorInput } from './connector-input';
import { fieldErrorsOf } from './form/field-errors';

export interface ConnectorEditing {
  readonly form: UseFormReturn<ConnectorInput>;
  /** What the form edits; its version is the one a save goes over. Null: not saved yet. */
  readonly base: ConnectorDetail | null;
  readonly isSaving: boolean;
  readonly error: Error | null;
  /** Saves what was entered. Errors go to their fields, and the first of these gets the focus. */
  send(input: ConnectorInput): void;
  /** After somebody else saved: this form's values over theirs. */
  keepMine(): Promise<void>;
  /** After somebody else saved: their values in this form. */
  takeTheirs(): Promise<void>;
}

/** A connector in a form: all of it, of which a page may show a part. */
export function useConnectorEditing(
  spec: ConnectorSpec,
  stored: ConnectorDetail | null,
  onSaved: (detail: ConnectorDetail) => void,
  start: (input: ConnectorInput) => ConnectorInput = (input) => input,
): ConnectorEditing {
  const api = useApi();
  const save = useSaveConnector();
  const [base, setBase] = useState(stored);
  const form = useForm<ConnectorInput>({ defaultValues: start(toConnectorInput(spec, stored?.configuration ?? null)) });

  function adopt(detail: ConnectorDetail) {
    setBase(detail);
    form.reset(toConnectorInput(spec, detail.configuration));
  }

  function sendOver(input: ConnectorInput, over: ConnectorDetail | null) {
    const saved = { configuration: configurationOf(input, spec, over?.configuration ?? null), secrets: secretsOf(input, spec) };
    save.mutate(
      { saved, version: over?.version ?? null },
      {
        onSuccess: (detail) => {
          adopt(detail);
          onSaved(detail);
        },
        onError: (error) => {
          for (const [index, { name, message }] of fieldErrorsOf(error).entries())
            form.setError(name, { type: 'server', message }, { shouldFocus: index === 0 });
        },
      },
    );
  }

  return {
    form,
    base,
    isSaving: save.isPending,
    error: save.error,
    send: (input) => sendOver(input, base),
    async keepMine() {
      if (base === null) return;
      sendOver(form.getValues(), await api.connector(base.configuration.id));
    },
    async takeTheirs() {
      if (base === null) return;
      const theirs = await api.connector(base.configuration.id);
      save.reset();
      adopt(theirs);
    },
  };
}
