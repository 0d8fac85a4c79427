import { LinkButton } from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import type { ReactNode } from 'react';
import { useSettings } from '../../api/queries/administration';
import { isMoving } from '../../api/queries/runs';
import type { ConnectorView } from '../../api/shapes';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { setupAddress } from '../connector/setup/steps';

export interface FirstStepsProps {
  readonly connectors: readonly ConnectorView[];
}

/** Whether somebody still has to set something up: until the first sync is under way. */
export function isFirstVisit(connectors: readonly ConnectorView[]): boolean {
  return connectors.every((connector) => isUnfinished(connector) && connector.people === 0);
}

/** Whether a connector was never synced, nor is for the first time just now. */
export function isUnfinished({ syncedAt, lastSync }: ConnectorView): boolean {
  return syncedAt === null && !isMoving(lastSync);
}

/** What a new installation needs, in its order. What is done is marked so, and the next thing to do stands out. */
export function FirstSteps({ connectors }: FirstStepsProps) {
  const { t } = useWords();
  const mayChange = useMayChange('configure');
  const settings = useSettings();
  const hasJira = settings.data !== undefined && settings.data.jira !== null;
  const [begun] = connectors;
  const next = !hasJira ? 'jira' : begun === undefined ? 'source' : 'sync';
  const appearanceOf = (step: typeof next) => (step === next ? 'primary' : 'default');

  return (
    <div className="rollcall-card">
      <Heading size="medium" as="h2">
        {t('first.title')}
      </Heading>
      <p>{t('first.text')}</p>
      {!mayChange && <p role="status">{t('overview.readOnlyFirst')}</p>}
      <ol className="rollcall-steps">
        <Step title={t('first.jira')} text={t('first.jiraText')} isDone={hasJira}>
          {!hasJira && mayChange && settings.data !== undefined && (
            <LinkButton href="#/settings" appearance={appearanceOf('jira')}>
              {t('first.jiraButton')}
            </LinkButton>
          )}
        </Step>
        <Step title={t('first.source')} text={t('first.sourceText')} isDone={begun !== undefined}>
          {begun === undefined && mayChange && (
            <LinkButton href="#/connectors/new" appearance={appearanceOf('source')}>
              {t('first.sourceButton')}
            </LinkButton>
          )}
        </Step>
        <Step title={t('first.preview')} text={t('first.previewText')} isDone={false}>
          {begun !== undefined && mayChange && (
            <LinkButton href={`#${setupAddress(begun.id)}`} appearance={appearanceOf('sync')}>
              {t('first.resume', { name: begun.name })}
            </LinkButton>
          )}
        </Step>
      </ol>
    </div>
  );
}

interface StepProps {
  readonly title: string;
  readonly text: string;
  readonly isDone: boolean;
  readonly children: ReactNode;
}

function Step({ title, text, isDone, children }: StepProps) {
  const { t } = useWords();
  return (
    <li className={isDone ? 'is-done' : ''}>
      <p>
        <strong>{title}</strong> {isDone && <span>✓ {t('first.done')}</span>}
      </p>
      <p>{text}</p>
      {children}
    </li>
  );
}
