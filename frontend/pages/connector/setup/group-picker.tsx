import Textfield from '@atlaskit/textfield';
import { useId, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import type { TriedGroup, TriedGroups } from '../../../api/preview-shapes';
import { useTriedGroups } from '../../../api/queries/preview';
import type { SyncRules } from '../../../api/shapes';
import { FormField } from '../../../components/form-field';
import { Problem } from '../../../components/problem';
import { useServerText } from '../../../messages/use-server-text';
import { useWords } from '../../../messages/words';
import type { ConnectorInput } from '../connector-input';
import { pickGroup } from './pick-group';
import { useSettled } from './use-settled';

const shownGroups = 50;
const typingMs = 300;

export interface GroupPickerProps {
  readonly connectorId: string;
  /** As typed, settled. */
  readonly groups: SyncRules['groups'];
}

interface Ticked {
  /** The answer that the ticks came after. */
  readonly over: TriedGroups | undefined;
  readonly groups: ReadonlyMap<string, boolean>;
}

/** The groups the source has, to tick: over the patterns, for those who would rather choose than write. */
export function GroupPicker({ connectorId, groups }: GroupPickerProps) {
  const { t } = useWords();
  const say = useServerText();
  const { getValues, setValue } = useFormContext<ConnectorInput>();
  const [typed, setTyped] = useState('');
  const name = useSettled(typed.trim(), typingMs);
  const tried = useTriedGroups(connectorId, { groups, name, result: '', limit: shownGroups });
  const id = useId();
  // A tick shows at once; what the server makes of it comes with its next answer.
  const [ticked, setTicked] = useState<Ticked>({ over: undefined, groups: new Map() });
  const ticks: ReadonlyMap<string, boolean> = ticked.over === tried.data ? ticked.groups : new Map();
  const isTicked = ({ sourceId, result }: TriedGroup) => ticks.get(sourceId) ?? result !== 'excluded';

  function tick(group: TriedGroup) {
    const wasTicked = isTicked(group);
    const picked = pickGroup(getValues(), { name: group.name, result: wasTicked ? 'included' : 'excluded' });
    setValue('includeGroups', picked.includeGroups, { shouldDirty: true });
    setValue('excludeGroups', picked.excludeGroups, { shouldDirty: true });
    setTicked({ over: tried.data, groups: new Map(ticks).set(group.sourceId, !wasTicked) });
  }

  if (tried.data === undefined) return tried.error === null ? null : <Problem title={t('pick.failed')} error={tried.error} />;
  const { items, total } = tried.data;
  return (
    <fieldset className="rollcall-picker">
      <legend className="rollcall-label">{t('pick.title')}</legend>
      <FormField label={t('pick.search')}>
        {({ id: field }) => (
          <Textfield id={field} isCompact type="search" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        )}
      </FormField>
      {items.length === 0 && <p className="rollcall-muted">{t('pick.none')}</p>}
      <ul>
        {items.map((group) => (
          <li key={group.sourceId} className="rollcall-check">
            <input id={`${id}-${group.sourceId}`} type="checkbox" checked={isTicked(group)} onChange={() => tick(group)} />
            <label htmlFor={`${id}-${group.sourceId}`}>
              {group.name} {group.members > 0 && <span className="rollcall-muted">{t('pick.members', { count: group.members })}</span>}
              {group.why !== null && group.result !== 'excluded' && <span className="rollcall-error"> {say(group.why)}</span>}
            </label>
          </li>
        ))}
      </ul>
      {total > items.length && <p className="rollcall-muted">{t('pick.more', { shown: items.length, total })}</p>}
    </fieldset>
  );
}
