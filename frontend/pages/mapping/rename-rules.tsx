import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import type { SyncRules } from '../../api/shapes';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { FaultNotes } from './fault-notes';
import type { GroupFault } from './find-faults';
import { RowButtons } from './row-buttons';
import { useFocus } from './use-focus';

type Rename = SyncRules['groups']['rename'][number];

export interface RenameRulesProps {
  readonly rules: readonly Rename[];
  readonly faults: readonly GroupFault[];
  readonly onChange: (rules: readonly Rename[]) => void;
}

/** Rules that give groups other names; the first that matches holds, so their order can be changed. */
export function RenameRules({ rules, faults, onChange }: RenameRulesProps) {
  const { t } = useWords();
  const mayChange = useMayChange();
  const { within, focusOn } = useFocus<HTMLFieldSetElement>();
  const change = (index: number, part: Partial<Rename>) => onChange(rules.map((rule, at) => (at === index ? { ...rule, ...part } : rule)));

  function move(index: number, by: -1 | 1) {
    const moved = [...rules];
    moved.splice(index + by, 0, ...moved.splice(index, 1));
    onChange(moved);
    focusOn(`[data-move="${index + by} ${by}"]`, `[data-move="${index + by} ${-by}"]`);
  }

  function remove(index: number) {
    onChange(rules.toSpliced(index, 1));
    focusOn(`[data-remove="${Math.min(index, rules.length - 2)}"]`, '[data-add]');
  }

  function add() {
    onChange([...rules, { pattern: '', to: '' }]);
    focusOn(`[data-rename="${rules.length}"] input`);
  }

  return (
    <fieldset ref={within} className="rollcall-renames">
      <legend>{t('groups.rename')}</legend>
      {rules.map(({ pattern, to }, index) => {
        const wrong = faults.filter((fault) => fault.field === 'rename' && fault.index === index);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the position is what it is
          <div key={index} data-rename={index}>
            <div className="rollcall-source-line">
              <div className="rollcall-grow">
                <Textfield
                  aria-label={t('groups.patternOf', { number: index + 1 })}
                  placeholder="^app-(.*)$"
                  isMonospaced
                  isCompact
                  isRequired
                  isInvalid={wrong.length > 0}
                  isDisabled={!mayChange}
                  value={pattern}
                  onChange={(event) => change(index, { pattern: event.currentTarget.value })}
                />
              </div>
              <span aria-hidden="true">→</span>
              <div className="rollcall-grow">
                <Textfield
                  aria-label={t('groups.toOf', { number: index + 1 })}
                  placeholder="$1"
                  isMonospaced
                  isCompact
                  isRequired
                  isDisabled={!mayChange}
                  value={to}
                  onChange={(event) => change(index, { to: event.currentTarget.value })}
                />
              </div>
              <RowButtons
                id={index}
                name={t('groups.renameOf', { number: index + 1 })}
                isFirst={index === 0}
                isLast={index === rules.length - 1}
                onMove={(by) => move(index, by)}
                onRemove={() => remove(index)}
              />
            </div>
            <FaultNotes faults={wrong} />
          </div>
        );
      })}
      {mayChange && (
        <Button data-add spacing="compact" onClick={add}>
          {t('groups.addRename')}
        </Button>
      )}
      <div className="rollcall-help">{t('groups.renameHelp')}</div>
    </fieldset>
  );
}
