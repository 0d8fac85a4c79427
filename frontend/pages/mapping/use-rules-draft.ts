import { useRef, useState } from 'react';
import type { AttributeRule, ConnectorConfiguration, ConnectorDetail, SyncRules } from '../../api/shapes';
import type { KeyedRule } from './keyed-rules';

export interface RulesDraft {
  readonly rows: readonly KeyedRule[];
  readonly groups: SyncRules['groups'];
  /** What is edited: as it was stored when the editing began, or was saved last. */
  readonly base: ConnectorDetail;
  readonly isDirty: boolean;
  setRows(rows: readonly KeyedRule[]): void;
  setGroups(groups: SyncRules['groups']): void;
  /** Rules with keys of their own, to be put among the rows. */
  keyed(rules: readonly AttributeRule[]): readonly KeyedRule[];
  /** Starts over from this. */
  take(detail: ConnectorDetail): void;
  /** Starts over from what was edited. */
  undo(): void;
  /** A configuration with what was changed here; all else in it, also the half nobody touched here, stays. */
  over(configuration: ConnectorConfiguration): ConnectorConfiguration;
}

/** Attributes and groups of a connector while they are edited. */
export function useRulesDraft(stored: ConnectorDetail): RulesDraft {
  const nextKey = useRef(0);
  const keyed = (rules: readonly AttributeRule[]): readonly KeyedRule[] => rules.map((rule) => ({ key: nextKey.current++, rule }));
  const [base, setBase] = useState(stored);
  const [rows, setRows] = useState(() => keyed(stored.configuration.rules.mapping));
  const [groups, setGroups] = useState(stored.configuration.rules.groups);
  const before = base.configuration.rules;
  const mapping = rows.map(({ rule }) => rule);
  const isMappingDirty = !isSame(mapping, before.mapping);
  const areGroupsDirty = !isSame(groups, before.groups);

  function take(detail: ConnectorDetail) {
    setBase(detail);
    setRows(keyed(detail.configuration.rules.mapping));
    setGroups(detail.configuration.rules.groups);
  }

  return {
    rows,
    groups,
    base,
    isDirty: isMappingDirty || areGroupsDirty,
    setRows,
    setGroups,
    keyed,
    take,
    undo: () => take(base),
    over: (configuration) => ({
      ...configuration,
      rules: { ...configuration.rules, ...(isMappingDirty ? { mapping } : {}), ...(areGroupsDirty ? { groups } : {}) },
    }),
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
