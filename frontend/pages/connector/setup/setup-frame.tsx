import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { OnlyAdministrators } from '../../../components/only-administrators';
import { useWords } from '../../../messages/words';
import { PageHeading } from '../../../shell/page-heading';
import { type SetupStep, setupAddress, setupSteps } from './steps';

export interface SetupFrameProps {
  readonly title: string;
  readonly step: SetupStep;
  /** Null before the connector is stored: then only the first two steps can be gone to. */
  readonly connectorId: string | null;
  readonly children: ReactNode;
}

/** The heading of every step, and the way there and back. */
export function SetupFrame({ title, step, connectorId, children }: SetupFrameProps) {
  const { t } = useWords();
  const here = setupSteps.indexOf(step);
  const current = useRef<HTMLElement>(null);
  // Whoever went on by keyboard pressed a button that is gone now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each step
  useEffect(() => {
    if (document.activeElement === document.body) current.current?.focus();
  }, [step]);
  return (
    <>
      <PageHeading title={title} trail={[{ to: '/', label: t('tab.overview') }]} />
      <nav aria-label={t('setup.label')}>
        <ol className="rollcall-setup">
          {setupSteps.map((one, index) => (
            <li key={one} className={index < here ? 'is-done' : index === here ? 'is-current' : ''}>
              {index === here ? (
                <span ref={current} aria-current="step" tabIndex={-1}>
                  {t(`setup.${one}`)}
                </span>
              ) : (
                <StepLink step={one} connectorId={connectorId} />
              )}
            </li>
          ))}
        </ol>
      </nav>
      <OnlyAdministrators scope="configure">{children}</OnlyAdministrators>
    </>
  );
}

interface StepLinkProps {
  readonly step: SetupStep;
  readonly connectorId: string | null;
}

function StepLink({ step, connectorId }: StepLinkProps) {
  const { t } = useWords();
  const label = t(`setup.${step}`);
  if (step === 'system') return connectorId === null ? <Link to="/connectors/new">{label}</Link> : <span>{label}</span>;
  return connectorId === null ? <span>{label}</span> : <Link to={setupAddress(connectorId, step)}>{label}</Link>;
}
