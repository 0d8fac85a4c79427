import Textfield from '@atlaskit/textfield';
import type { ReactNode } from 'react';
import type { SyncRules } from '../../api/shapes';
import { Choice } from '../../components/choice';
import { FormField } from '../../components/form-field';
import { patternsToText, textToPatterns, toLines } from '../../components/lines';
import { SwitchField } from '../../components/switch-field';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import type { GroupFault } from './find-faults';
import { LinesField } from './lines-field';
import { RenameRules } from './rename-rules';

type GroupRules = SyncRules['groups'];

export interface GroupFormProps {
  readonly groups: GroupRules;
  readonly faults: readonly GroupFault[];
  readonly onChange: (groups: GroupRules) => void;
  /** What the names come to, shown below the fields that make them. */
  readonly children: ReactNode;
}

const linesToText = (lines: readonly string[]) => lines.join('\n');

/** Which groups come to Jira, under which names, and what happens to memberships that the source did not give. */
export function GroupForm({ groups, faults, onChange, children }: GroupFormProps) {
  const { t } = useWords();
  const mayChange = useMayChange();
  const change = (part: Partial<GroupRules>) => onChange({ ...groups, ...part });
  const errorOf = (field: GroupFault['field']) =>
    faults
      .filter((fault) => fault.field === field)
      .map(({ message }) => message)
      .join(' ') || undefined;
  const patterns = { toText: patternsToText, parse: textToPatterns };
  const names = { toText: linesToText, parse: toLines };

  return (
    <>
      <p className="rollcall-muted">{t('groups.patterns')}</p>
      <div className="rollcall-pair">
        <LinesField
          {...patterns}
          label={t('groups.include')}
          help={t('groups.includeHelp')}
          error={errorOf('include')}
          value={groups.include}
          onChange={(include) => change({ include })}
        />
        <LinesField
          {...patterns}
          label={t('groups.exclude')}
          help={t('groups.excludeHelp')}
          error={errorOf('exclude')}
          value={groups.exclude}
          onChange={(exclude) => change({ exclude })}
        />
      </div>
      <RenameRules rules={groups.rename} faults={faults} onChange={(rename) => change({ rename: [...rename] })} />
      <div className="rollcall-pair">
        <FormField label={t('groups.prefix')} error={errorOf('prefix')}>
          {(field) => (
            <Textfield
              {...field}
              isCompact
              isMonospaced
              maxLength={100}
              isDisabled={!mayChange}
              value={groups.prefix}
              onChange={(event) => change({ prefix: event.currentTarget.value })}
            />
          )}
        </FormField>
        <div className="rollcall-switches">
          <SwitchField label={t('groups.lowerCase')} isOn={groups.lowerCase} onChange={(lowerCase) => change({ lowerCase })} />
          <SwitchField
            label={t('groups.createMissing')}
            isOn={groups.createMissing}
            onChange={(createMissing) => change({ createMissing })}
          />
        </div>
      </div>
      {children}
      <div className="rollcall-pair">
        <LinesField
          {...names}
          label={t('groups.alwaysAssigned')}
          help={t('groups.alwaysAssignedHelp')}
          error={errorOf('alwaysAssigned')}
          value={groups.alwaysAssigned}
          onChange={(alwaysAssigned) => change({ alwaysAssigned })}
        />
        <LinesField
          {...patterns}
          label={t('groups.neverRemoveFrom')}
          help={t('groups.neverRemoveFromHelp')}
          error={errorOf('neverRemoveFrom')}
          value={groups.neverRemoveFrom}
          onChange={(neverRemoveFrom) => change({ neverRemoveFrom })}
        />
        <FormField label={t('groups.handMade')}>
          {({ id }) => (
            <Choice
              id={id}
              value={groups.handMade}
              onChange={({ target: { value } }) => change({ handMade: value as GroupRules['handMade'] })}
              options={(['remove', 'keep'] as const).map((value) => ({ value, label: t(`groups.handMade.${value}`) }))}
            />
          )}
        </FormField>
        <FormField label={t('groups.nesting')}>
          {({ id }) => (
            <Choice
              id={id}
              value={groups.nesting}
              onChange={({ target: { value } }) => change({ nesting: value as GroupRules['nesting'] })}
              options={(['flatten', 'direct'] as const).map((value) => ({ value, label: t(`groups.nesting.${value}`) }))}
            />
          )}
        </FormField>
      </div>
    </>
  );
}
