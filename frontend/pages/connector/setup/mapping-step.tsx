import Button, { LinkButton } from '@atlaskit/button/new';
import { useNavigate } from 'react-router';
import type { ConnectorDetail, ConnectorSpec } from '../../../api/shapes';
import { useWords } from '../../../messages/words';
import { describeSources } from './describe-rule';
import { MappedExamples } from './mapped-examples';
import { StepBar } from './step-bar';
import { setupAddress } from './steps';

/** The mapping at a glance, what it makes of some people, and the way to change it. */
export function MappingStep({ spec, stored }: { readonly spec: ConnectorSpec; readonly stored: ConnectorDetail }) {
  const words = useWords();
  const { t } = words;
  const navigate = useNavigate();
  const { id, rules } = stored.configuration;
  const nameOf = (to: string) => {
    if (to === 'username') return t('field.name');
    if (to === 'displayName' || to === 'email') return t(`field.${to}`);
    return to.replace(/^property:/, `${t('mapping.property')}: `);
  };
  return (
    <>
      <p>{t('mappingStep.text', { type: spec.label })}</p>
      <table className="rollcall-table rollcall-fit">
        <thead>
          <tr>
            <th scope="col">{t('mappingStep.to')}</th>
            <th scope="col">{t('mappingStep.from')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.mapping.map((rule) => (
            <tr key={rule.to}>
              <th scope="row">{nameOf(rule.to)}</th>
              <td>
                {describeSources(rule, words).map((source, index) => (
                  <div key={source}>
                    {index > 0 && <span className="rollcall-muted">{t('mappingStep.or')} </span>}
                    <code>{source}</code>
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <LinkButton href={`#/connectors/${encodeURIComponent(id)}/mapping`}>{t('mappingStep.change')}</LinkButton>
      </p>
      <p className="rollcall-muted">{t('mappingStep.groups')}</p>
      <MappedExamples connectorId={id} rules={rules} />
      <StepBar back={setupAddress(id, 'scope')}>
        <Button appearance="primary" onClick={() => void navigate(setupAddress(id, 'preview'))}>
          {t('setup.next')}
        </Button>
      </StepBar>
    </>
  );
}
