import Button from '@atlaskit/button/new';
import Textarea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import type { Expression, FunctionCall } from '../../api/shapes';
import { Choice } from '../../components/choice';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { FaultNotes } from './fault-notes';
import { FunctionEditor } from './function-editor';
import { useFocus } from './use-focus';

const kinds: readonly Expression['kind'][] = ['attribute', 'template', 'constant', 'jsonata'];

export interface ExpressionEditorProps {
  /** Its place among the sources, from 0. */
  readonly place: number;
  /** Which source of which attribute, for screen readers. */
  readonly label: string;
  readonly expression: Expression;
  readonly faults: readonly { readonly message: string }[];
  readonly pathList: string;
  readonly onChange: (expression: Expression) => void;
  /** Null when it is the first. */
  readonly onMoveUp: (() => void) | null;
  /** Null when it is the only one. */
  readonly onRemove: (() => void) | null;
}

/** Where a value comes from, and the functions it goes through. */
export function ExpressionEditor(props: ExpressionEditorProps) {
  const { place, label, expression, faults, pathList, onChange, onMoveUp, onRemove } = props;
  const { t } = useWords();
  const mayChange = useMayChange();
  const { within, focusOn } = useFocus<HTMLDivElement>();
  const functions = 'functions' in expression ? (expression.functions ?? []) : [];
  const hasFunctions = expression.kind === 'attribute' || expression.kind === 'template';

  function setFunctions(next: readonly FunctionCall[]) {
    if (expression.kind !== 'attribute' && expression.kind !== 'template') return;
    const { functions: _, ...rest } = expression;
    onChange(next.length === 0 ? rest : { ...rest, functions: [...next] });
  }

  return (
    <div ref={within} className="rollcall-source" data-source={place}>
      <div className="rollcall-source-line">
        <Choice
          aria-label={t('mapping.kindOf', { label })}
          value={expression.kind}
          onChange={({ target: { value } }) => onChange(withKind(expression, value as Expression['kind']))}
          options={kinds.map((value) => ({ value, label: t(`expression.${value}`) }))}
        />
        <div className="rollcall-grow">
          {expression.kind === 'jsonata' ? (
            <Textarea
              aria-label={label}
              isMonospaced
              isInvalid={faults.length > 0}
              isDisabled={!mayChange}
              isRequired
              minimumRows={1}
              value={textOf(expression)}
              onChange={(event) => onChange(withText(expression, event.currentTarget.value))}
            />
          ) : (
            <Textfield
              aria-label={label}
              isMonospaced
              isCompact
              isInvalid={faults.length > 0}
              isDisabled={!mayChange}
              isRequired={expression.kind !== 'constant'}
              placeholder={t(`expression.${expression.kind}Hint`)}
              {...(expression.kind === 'attribute' ? { list: pathList } : {})}
              value={textOf(expression)}
              onChange={(event) => onChange(withText(expression, event.currentTarget.value))}
            />
          )}
        </div>
        {mayChange && onMoveUp !== null && (
          <Button data-up spacing="compact" appearance="subtle" aria-label={t('mapping.upOf', { name: label })} onClick={onMoveUp}>
            ↑
          </Button>
        )}
        {mayChange && onRemove !== null && (
          <Button spacing="compact" appearance="subtle" aria-label={t('mapping.removeOf', { name: label })} onClick={onRemove}>
            ✕
          </Button>
        )}
      </div>
      <FaultNotes faults={faults} />
      {hasFunctions && (
        <div className="rollcall-chain">
          {functions.map((call, index) => (
            <FunctionEditor
              // biome-ignore lint/suspicious/noArrayIndexKey: the position is what it is
              key={index}
              place={index}
              label={t('mapping.functionOf', { label, number: index + 1 })}
              call={call}
              onChange={(next) => setFunctions(functions.with(index, next))}
              onRemove={() => {
                setFunctions(functions.toSpliced(index, 1));
                focusOn('[data-add-function]');
              }}
            />
          ))}
          {mayChange && (
            <Button
              data-add-function
              spacing="compact"
              appearance="subtle"
              aria-label={t('mapping.addFunctionOf', { label })}
              onClick={() => {
                setFunctions([...functions, { function: 'trim' }]);
                focusOn(`[data-function="${functions.length}"] select`);
              }}
            >
              {t('mapping.addFunction')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function textOf(expression: Expression): string {
  switch (expression.kind) {
    case 'attribute':
      return expression.path;
    case 'template':
      return expression.template;
    case 'constant':
      return expression.value;
    case 'jsonata':
      return expression.expression;
  }
}

function withText(expression: Expression, text: string): Expression {
  switch (expression.kind) {
    case 'attribute':
      return { ...expression, path: text };
    case 'template':
      return { ...expression, template: text };
    case 'constant':
      return { ...expression, value: text };
    case 'jsonata':
      return { ...expression, expression: text };
  }
}

/** Another kind with what was typed so far: a path becomes a template of that path. */
function withKind(expression: Expression, kind: Expression['kind']): Expression {
  const text = textOf(expression);
  const functions = 'functions' in expression && expression.functions ? { functions: expression.functions } : {};
  switch (kind) {
    case 'attribute':
      return { kind, path: text.replace(/^\$\{(.+)\}$/, '$1'), ...functions };
    case 'template':
      return { kind, template: expression.kind === 'attribute' && text !== '' ? `\${${text}}` : text, ...functions };
    case 'constant':
      return { kind, value: text };
    case 'jsonata':
      return { kind, expression: text };
  }
}
