import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useForm } from 'react-hook-form';
import { useSaveJira } from '../../api/queries/administration';
import type { JiraConnection, SettingsView } from '../../api/shapes';
import { FormField } from '../../components/form-field';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { useNotify } from '../../shell/notices';
import { anew } from './use-base';

interface OAuthInput {
  readonly panelUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Signing in through Jira where the panel is on another host: what Jira shows after an incoming link was made. */
export function OAuthForm({ settings }: { readonly settings: SettingsView }) {
  const { t, moment } = useWords();
  const notify = useNotify();
  const mayChange = useMayChange();
  const save = useSaveJira();
  const { jira, version } = settings;
  const oauth = jira?.oauth ?? null;
  const stored = settings.secrets.find(({ field }) => field === 'oauthClientSecret');
  const values: OAuthInput = { panelUrl: oauth?.panelUrl ?? ownAddress(), clientId: oauth?.clientId ?? '', clientSecret: '' };
  const { register, handleSubmit, watch, reset, formState } = useForm<OAuthInput>({ values, resetOptions: { keepDirtyValues: true } });
  const { errors, isDirty } = formState;
  const panelUrl = watch('panelUrl').trim().replace(/\/+$/, '');

  function store(connection: JiraConnection, secrets: Readonly<Record<string, string>>) {
    save.mutate(
      { jira: connection, secrets, version },
      {
        onSuccess: ({ jira: saved }) => {
          const { panelUrl: address, clientId } = saved?.oauth ?? { panelUrl: ownAddress(), clientId: '' };
          reset({ panelUrl: address, clientId, clientSecret: '' }, anew);
          notify(t('saved'));
        },
      },
    );
  }

  function submit({ clientId, clientSecret }: OAuthInput) {
    if (jira === null) return;
    const secrets = clientSecret === '' ? {} : { oauthClientSecret: clientSecret };
    store({ ...jira, oauth: { clientId: clientId.trim(), panelUrl } }, secrets);
  }

  if (jira === null) return <p className="rollcall-muted">{t('oauth.needsJira')}</p>;
  return (
    <form onSubmit={(event) => void handleSubmit(submit)(event)} noValidate>
      <fieldset className="rollcall-form" disabled={!mayChange}>
        <p>
          {t('oauth.text')} <code>{panelUrl === '' ? '…' : panelUrl}/api/v1/session/oauth/callback</code>
        </p>
        <FormField
          label={t('oauth.panelUrl')}
          help={t('oauth.panelUrlHelp')}
          isRequired
          error={errors.panelUrl && t(errors.panelUrl.type === 'required' ? 'required' : 'elsewhere.wrong')}
        >
          {(field) => (
            <Textfield
              {...field}
              {...register('panelUrl', { required: true, validate: (url) => URL.canParse(url) })}
              inputMode="url"
              placeholder="https://rollcall.example.com/rollcall"
            />
          )}
        </FormField>
        <FormField label={t('oauth.clientId')} isRequired error={errors.clientId && t('required')}>
          {(field) => <Textfield {...field} {...register('clientId', { required: true })} autoComplete="off" />}
        </FormField>
        <FormField
          label={t('oauth.clientSecret')}
          help={stored && t('secret.stored', { at: moment(stored.updatedAt) })}
          error={errors.clientSecret && t('required')}
        >
          {(field) => (
            <Textfield {...field} {...register('clientSecret', { required: stored === undefined })} type="password" autoComplete="off" />
          )}
        </FormField>
        {mayChange && (
          <div className="rollcall-actions">
            <Button type="submit" appearance="primary" isLoading={save.isPending} isDisabled={!isDirty}>
              {t('action.save')}
            </Button>
            {oauth !== null && (
              <Button appearance="subtle" isDisabled={save.isPending} onClick={() => store({ ...jira, oauth: null }, {})}>
                {t('oauth.off')}
              </Button>
            )}
          </div>
        )}
        {save.error !== null && <Problem title={t('save.failed')} error={save.error} />}
      </fieldset>
    </form>
  );
}

/** Where this page is, when Rollcall itself serves it. */
function ownAddress(): string {
  return /\/rollcall\/$/.test(location.pathname) ? location.origin + location.pathname.slice(0, -1) : '';
}
