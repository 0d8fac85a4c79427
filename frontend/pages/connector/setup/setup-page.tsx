import { useEffect } from 'react';
import { Navigate, useParams } from 'react-router';
import { useConnector, useConnectorTypes } from '../../../api/queries/connectors';
import type { ConnectorDetail, ConnectorSpec } from '../../../api/shapes';
import { Loading } from '../../../components/loading';
import { Problem } from '../../../components/problem';
import { useWords } from '../../../messages/words';
import { useMayChange } from '../../../session/use-may-change';
import { ConnectionStep } from './connection-step';
import { readDraft, writeDraft } from './draft';
import { FinishStep } from './finish-step';
import { MappingStep } from './mapping-step';
import { PreviewStep } from './preview-step';
import { ScopeStep } from './scope-step';
import { SetupFrame } from './setup-frame';
import { isSetupStep, type SetupStep, setupAddress } from './steps';

/** One step of setting up a stored connector. Without a step in the address: where somebody left off. */
export function SetupPage() {
  const { connector: id = '', step } = useParams();
  const mayChange = useMayChange('configure');
  const isStep = isSetupStep(step) && step !== 'system';
  if (!mayChange) return <Navigate to={`/connectors/${encodeURIComponent(id)}`} replace />;
  if (isStep) return <StoredSetup key={id} id={id} step={step} />;
  const left = readDraft<string>(`step.${id}`) ?? undefined;
  return <Navigate to={setupAddress(id, isSetupStep(left) && left !== 'system' ? left : 'connection')} replace />;
}

function StoredSetup({ id, step }: { readonly id: string; readonly step: SetupStep }) {
  const { t } = useWords();
  const detail = useConnector(id);
  const types = useConnectorTypes();
  useEffect(() => writeDraft(`step.${id}`, step), [id, step]);

  const error = (detail.data === undefined ? detail.error : null) ?? (types.data === undefined ? types.error : null);
  if (error !== null) return <Problem title={t('connector.failed')} error={error} onRetry={() => void detail.refetch()} />;
  if (detail.data === undefined || types.data === undefined) return <Loading />;
  const { configuration } = detail.data;
  const spec = types.data.find(({ type }) => type === configuration.type);
  if (spec === undefined) return <Problem title={t('connector.unknownType')} error={new Error(configuration.type)} />;
  return (
    <SetupFrame title={t('setup.title', { name: configuration.name })} step={step} connectorId={id}>
      <Step step={step} spec={spec} stored={detail.data} />
    </SetupFrame>
  );
}

interface StepProps {
  readonly step: SetupStep;
  readonly spec: ConnectorSpec;
  readonly stored: ConnectorDetail;
}

function Step({ step, spec, stored }: StepProps) {
  switch (step) {
    case 'scope':
      return <ScopeStep spec={spec} stored={stored} />;
    case 'mapping':
      return <MappingStep spec={spec} stored={stored} />;
    case 'preview':
      return <PreviewStep stored={stored} />;
    case 'finish':
      return <FinishStep stored={stored} />;
    default:
      return <ConnectionStep spec={spec} stored={stored} />;
  }
}
