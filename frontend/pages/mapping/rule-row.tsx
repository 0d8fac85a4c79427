import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import type { AttributeRule, Expression, WhenNothing } from '../../api/shapes';
import { Choice } from '../../components/choice';
import { useWords } from '../../messages/words';
import { ExpressionEditor } from './expression-editor';

const whens: readonly WhenNothing[] = ['skip', 'keep', 'clear', 'drop-user'];
const property = 'property:';

export interface RuleRowProps {
  readonly rule: AttributeRule;
  /** Id of the list with the source's attributes. */
  readonly pathList: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onChange: (rule: AttributeRule) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** One attribute of the Jira user and the expressions that are tried for it, in order. */
export function RuleRow({ rule, pathList, isFirst, isLast, onChange, onMove, onRemove }: RuleRowProps) {
  const { t } = useWords();
  const { to, from, whenNothing } = rule;
  const isProperty = to.startsWith(property);
  const name = isProperty ? to.slice(property.length) || t('mapping.property') : t(nameOf(to));
  const setFrom = (next: readonly Expression[]) => onChange({ ...rule, from: [...next] });

  return (
    <tr>
      <td style={{ width: '17%' }}>
        <Choice
          aria-label={t('mapping.toOf', { name })}
          value={isProperty ? property : to}
          onChange={({ target: { value } }) => onChange({ ...rule, to: value as AttributeRule['to'] })}
          options={[
            { value: 'username', label: t('field.name') },
            { value: 'displayName', label: t('field.displayName') },
            { value: 'email', label: t('field.email') },
            { value: property, label: t('mapping.property') },
          ]}
        />
        {isProperty && (
          <Textfield
            aria-label={t('mapping.propertyName')}
            placeholder={t('mapping.propertyName')}
            isRequired
            value={to.slice(property.length)}
            onChange={(event) => onChange({ ...rule, to: `${property}${event.currentTarget.value}` })}
          />
        )}
      </td>
      <td>
        {from.map((expression, index) => (
          <ExpressionEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: the position is what it is
            key={index}
            label={t('mapping.sourceOf', { name, number: index + 1 })}
            expression={expression}
            pathList={pathList}
            onChange={(next) => setFrom(from.with(index, next))}
            onRemove={from.length > 1 ? () => setFrom(from.toSpliced(index, 1)) : null}
          />
        ))}
        {from.length < 10 && (
          <Button
            spacing="compact"
            appearance="subtle"
            aria-label={t('mapping.addSourceOf', { name })}
            onClick={() => setFrom([...from, { kind: 'attribute', path: '' }])}
          >
            {t('mapping.addSource')}
          </Button>
        )}
      </td>
      <td style={{ width: '20%' }}>
        <Choice
          style={{ width: '100%' }}
          aria-label={t('mapping.whenNothingOf', { name })}
          value={whenNothing}
          onChange={({ target: { value } }) => onChange({ ...rule, whenNothing: value as WhenNothing })}
          options={whens.map((value) => ({ value, label: t(`whenNothing.${value}`) }))}
        />
      </td>
      <td style={{ width: '1%', whiteSpace: 'nowrap' }}>
        <Button
          spacing="compact"
          appearance="subtle"
          isDisabled={isFirst}
          aria-label={t('mapping.upOf', { name })}
          onClick={() => onMove(-1)}
        >
          ↑
        </Button>
        <Button
          spacing="compact"
          appearance="subtle"
          isDisabled={isLast}
          aria-label={t('mapping.downOf', { name })}
          onClick={() => onMove(1)}
        >
          ↓
        </Button>
        <Button spacing="compact" appearance="subtle" aria-label={t('mapping.removeOf', { name })} onClick={onRemove}>
          ✕
        </Button>
      </td>
    </tr>
  );
}

function nameOf(to: AttributeRule['to']) {
  if (to === 'username') return 'field.name';
  return to === 'email' ? 'field.email' : 'field.displayName';
}
