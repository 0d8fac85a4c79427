import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import type { AttributeRule, Expression, WhenNothing } from '../../api/shapes';
import { Choice } from '../../components/choice';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { ExpressionEditor } from './expression-editor';
import { FaultNotes } from './fault-notes';
import type { Fault } from './find-faults';
import { propertyPrefix } from './keyed-rules';
import { RowButtons } from './row-buttons';
import { useFocus } from './use-focus';
import { useRuleName } from './use-rule-name';

const whens: readonly WhenNothing[] = ['skip', 'keep', 'clear', 'drop-user'];

export interface RuleRowProps {
  readonly id: number;
  readonly rule: AttributeRule;
  /** What is wrong with this rule. */
  readonly faults: readonly Fault[];
  /** Id of the list with the source's attributes. */
  readonly pathList: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onChange: (rule: AttributeRule) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** One attribute of the Jira user and the expressions that are tried for it, in order. */
export function RuleRow({ id, rule, faults, pathList, isFirst, isLast, onChange, onMove, onRemove }: RuleRowProps) {
  const { t } = useWords();
  const mayChange = useMayChange();
  const { to, from, whenNothing } = rule;
  const isProperty = to.startsWith(propertyPrefix);
  const name = useRuleName()(to);
  const { within, focusOn } = useFocus<HTMLTableRowElement>();
  const setFrom = (next: readonly Expression[]) => onChange({ ...rule, from: [...next] });
  const about = (part: Fault['part'], source: number | null = null) =>
    faults.filter((fault) => fault.part === part && fault.source === source);

  function addSource() {
    setFrom([...from, { kind: 'attribute', path: '' }]);
    focusOn(`[data-source="${from.length}"] input`);
  }

  function removeSource(index: number) {
    setFrom(from.toSpliced(index, 1));
    focusOn(`[data-source="${Math.max(0, index - 1)}"] select`);
  }

  function moveUp(index: number) {
    const moved = [...from];
    moved.splice(index - 1, 0, ...moved.splice(index, 1));
    setFrom(moved);
    focusOn(`[data-source="${index - 1}"] [data-up]`, `[data-source="${index - 1}"] select`);
  }

  return (
    <tr ref={within} data-rule={id}>
      <td>
        <Choice
          aria-label={t('mapping.toOf', { name })}
          isInvalid={about('to').length > 0}
          value={isProperty ? propertyPrefix : to}
          onChange={({ target: { value } }) => onChange({ ...rule, to: value as AttributeRule['to'] })}
          options={[
            { value: 'username', label: t('field.name') },
            { value: 'displayName', label: t('field.displayName') },
            { value: 'email', label: t('field.email') },
            { value: propertyPrefix, label: t('mapping.property') },
          ]}
        />
        {isProperty && (
          <Textfield
            aria-label={t('mapping.propertyName')}
            placeholder={t('mapping.propertyName')}
            isRequired
            isCompact
            isDisabled={!mayChange}
            value={to.slice(propertyPrefix.length)}
            onChange={(event) => onChange({ ...rule, to: `${propertyPrefix}${event.currentTarget.value}` })}
          />
        )}
        <FaultNotes faults={[...about('to'), ...about(null)]} />
        <RowButtons id={id} name={name} isFirst={isFirst} isLast={isLast} onMove={onMove} onRemove={onRemove} />
      </td>
      <td>
        {from.map((expression, index) => (
          <ExpressionEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: the position is what it is
            key={index}
            place={index}
            label={t('mapping.sourceOf', { name, number: index + 1 })}
            expression={expression}
            faults={about('from', index)}
            pathList={pathList}
            onChange={(next) => setFrom(from.with(index, next))}
            onMoveUp={index > 0 ? () => moveUp(index) : null}
            onRemove={from.length > 1 ? () => removeSource(index) : null}
          />
        ))}
        <FaultNotes faults={about('from')} />
        <div className="rollcall-otherwise">
          <span className="rollcall-muted">{t('mapping.otherwise')}</span>
          <Choice
            aria-label={t('mapping.whenNothingOf', { name })}
            isInvalid={about('whenNothing').length > 0}
            value={whenNothing}
            onChange={({ target: { value } }) => onChange({ ...rule, whenNothing: value as WhenNothing })}
            options={whens.map((value) => ({ value, label: t(`whenNothing.${value}`) }))}
          />
          {mayChange && from.length < 10 && (
            <Button spacing="compact" appearance="subtle" aria-label={t('mapping.addSourceOf', { name })} onClick={addSource}>
              {t('mapping.addSource')}
            </Button>
          )}
        </div>
        <FaultNotes faults={about('whenNothing')} />
      </td>
    </tr>
  );
}
