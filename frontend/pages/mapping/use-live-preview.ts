import { useState } from 'react';
import { usePreview } from '../../api/queries/preview';
import type { SyncRules } from '../../api/shapes';
import { type Faults, findFaults } from './find-faults';
import { type PreparedRules, prepareRules } from './prepare-rules';
import type { RulesDraft } from './use-rules-draft';
import { useSettled } from './use-settled';

const firstPage = 20;
/** As many as the server gives at once. */
const most = 200;

export interface LivePreviewState {
  readonly answer: ReturnType<typeof usePreview>;
  /** Whether what is shown is not the answer to what stands in the form. */
  readonly isWorking: boolean;
  readonly prepared: PreparedRules;
  /** What is wrong with the rules that were asked about. */
  readonly faults: Faults;
  readonly search: string;
  setSearch(search: string): void;
  /** Null when no more can be shown. */
  readonly showMore: (() => void) | null;
}

/** Asks what the rules of the form would change once the typing pauses. */
export function useLivePreview({ rows, groups, base }: RulesDraft, isOn: boolean): LivePreviewState {
  const { id, rules } = base.configuration;
  const [search, setSearch] = useState('');
  const [limit, setLimit] = useState(firstPage);
  const prepared = prepareRules(rows, groups);
  const now: SyncRules = { ...rules, mapping: [...prepared.mapping], groups: prepared.groups };
  const { settled, isSettled } = useSettled({ query: { rules: now, search: search.trim(), limit }, prepared });
  // Without a rule there is nothing to compute yet.
  const answer = usePreview(id, isOn && settled.query.rules.mapping.length > 0 ? settled.query : null);
  return {
    answer,
    isWorking: isOn && (answer.isFetching || !isSettled),
    prepared,
    faults: findFaults(answer.error, settled.prepared),
    search,
    setSearch: (next) => {
      setSearch(next);
      setLimit(firstPage);
    },
    showMore: limit < most ? () => setLimit(Math.min(most, limit * 3)) : null,
  };
}
