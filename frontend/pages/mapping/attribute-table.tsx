import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { AttributeRule } from '../../api/shapes';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import type { Fault } from './find-faults';
import type { KeyedRule } from './keyed-rules';
import { RuleRow } from './rule-row';
import { useFocus } from './use-focus';
import { useRuleName } from './use-rule-name';

export interface AttributeTableProps {
  readonly rows: readonly KeyedRule[];
  readonly faults: readonly Fault[];
  /** Id of the list with the source's attributes. */
  readonly pathList: string;
  readonly keyed: (rules: readonly AttributeRule[]) => readonly KeyedRule[];
  readonly onChange: (rows: readonly KeyedRule[]) => void;
}

/** The attributes of a Jira user, each with where its value comes from. */
export function AttributeTable({ rows, faults, pathList, keyed, onChange }: AttributeTableProps) {
  const { t } = useWords();
  const mayChange = useMayChange();
  const nameOf = useRuleName();
  const { within, focusOn } = useFocus<HTMLDivElement>();
  const [said, say] = useState('');

  function move(index: number, by: -1 | 1) {
    const moved = [...rows];
    moved.splice(index + by, 0, ...moved.splice(index, 1));
    onChange(moved);
    const [key, rule] = [rows[index]?.key, rows[index]?.rule];
    // At the end of the list the same button is of no more use; the other one brings the row back.
    focusOn(`[data-move="${key} ${by}"]`, `[data-move="${key} ${-by}"]`);
    if (rule) say(t('mapping.moved', { name: nameOf(rule.to), number: index + by + 1, total: rows.length }));
  }

  function remove(index: number) {
    const next = rows[index + 1] ?? rows[index - 1];
    onChange(rows.toSpliced(index, 1));
    focusOn(`[data-remove="${next?.key}"]`, '[data-add]');
    const rule = rows[index]?.rule;
    if (rule) say(t('mapping.removed', { name: nameOf(rule.to) }));
  }

  function add() {
    const added = keyed([{ to: 'property:', from: [{ kind: 'attribute', path: '' }], whenNothing: 'skip' } as AttributeRule]);
    onChange([...rows, ...added]);
    focusOn(`[data-rule="${added[0]?.key}"] select`);
  }

  return (
    <div ref={within}>
      <table className="rollcall-table rollcall-rules">
        <thead>
          <tr>
            <th scope="col">{t('mapping.to')}</th>
            <th scope="col">{t('mapping.from')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, rule }, index) => (
            <RuleRow
              key={key}
              id={key}
              rule={rule}
              faults={faults.filter(({ row }) => row === key)}
              pathList={pathList}
              isFirst={index === 0}
              isLast={index === rows.length - 1}
              onChange={(next) => onChange(rows.with(index, { key, rule: next }))}
              onMove={(by) => move(index, by)}
              onRemove={() => remove(index)}
            />
          ))}
        </tbody>
      </table>
      {faults
        .filter(({ row }) => row === null)
        .map(({ message }) => (
          <div key={message} className="rollcall-error" role="alert">
            {message}
          </div>
        ))}
      {mayChange && (
        <div className="rollcall-actions" style={{ marginBlock: 12 }}>
          <Button data-add onClick={add}>
            {t('mapping.add')}
          </Button>
        </div>
      )}
      <div role="status" className="rollcall-hidden">
        {said}
      </div>
    </div>
  );
}
