/** Questions about people and rules that are answered from what is stored: nothing is written, the source is never asked. */
import { setImmediate } from 'node:timers/promises';
import type { ConnectorType } from '../../connectors/spi';
import type { ConnectorConfiguration } from '../../domain/configuration';
import type { ExpressionResults } from '../../domain/decide/input';
import { type ErrorView, RollcallError, viewError } from '../../domain/errors';
import type { Link } from '../../domain/link';
import { jsonataExpressions } from '../../domain/mapping/validate-mapping';
import { type Elsewhere, rankOf } from '../../domain/precedence/claim';
import type { SourceId, SourceUser } from '../../domain/records';
import type { GroupRules, SyncRules } from '../../domain/rules/sync-rules';
import type { TargetUser } from '../../domain/target-state';
import type { SnapshotSummary, Store } from '../../store/store';
import type { Target } from '../../target/port';
import { isoNow, systemClock } from '../clock';
import type { ExpressionEvaluator } from '../expressions/expression-evaluator';
import { type Basis, basisVersion, evaluateOver, loadBasis, readPersonProblems, readSummary } from './basis';
import { type CountedRules, countScope, type ScopeCount } from './count-scope';
import type { Directory, FoundPeople, PeopleQuery } from './directory';
import { createIdleCache } from './idle-cache';
import { type AttributeUses, listAttributes } from './list-attributes';
import { loadDirectory } from './load-directory';
import { loadPerson } from './load-person';
import { lookUpAccount } from './look-up-account';
import { type FoundPerson, mergePeople, type PeopleOfConnector } from './merge-people';
import { createRecordNamer } from './name-records';
import { type PersonUnderRules, viewPerson } from './person-view';
import { type TriedGroup, type TriedName, tryGroups, tryName } from './try-groups';
import { decideWhatIf, type WhatIf } from './what-if';

export interface PeopleAnswer extends FoundPeople {
  /** Null: nothing was read yet. */
  readonly snapshot: SnapshotSummary | null;
}

export interface EverybodyAnswer {
  readonly items: readonly FoundPerson[];
  /** All who match, on all pages. */
  readonly total: number;
  /** The reads the answer is about; a connector that was never synced has none. */
  readonly snapshots: readonly { readonly connectorId: string; readonly takenAt: string | null }[];
}

export interface PersonAnswer {
  readonly snapshot: SnapshotSummary | null;
  readonly record: SourceUser | null;
  readonly link: Link | null;
  readonly underRules: PersonUnderRules | null;
  readonly jira: TargetUser | null;
  /** Why Jira could not be asked. */
  readonly jiraProblem: ErrorView | null;
  /** What was wrong with the person in the last run about everybody. */
  readonly problem: string | null;
  readonly elsewhere: readonly { readonly connectorId: string; readonly leftAt: string | null; readonly groups: readonly string[] }[];
}

export interface WhatIfAnswer {
  readonly snapshot: SnapshotSummary;
  readonly whatIf: WhatIf;
  readonly links: ReadonlyMap<SourceId, Link>;
  readonly directory: Directory;
}

export interface TriedGroupsAnswer {
  readonly snapshot: SnapshotSummary;
  readonly groups: readonly TriedGroup[];
  /** What would become of a name somebody typed; null when none was asked about. */
  readonly tried: TriedName | null;
}

export interface AttributesAnswer extends AttributeUses {
  readonly snapshot: SnapshotSummary | null;
}

export interface PreviewService {
  people(configuration: ConnectorConfiguration, query: PeopleQuery): Promise<PeopleAnswer>;
  /** The people of several connectors as one list. */
  everybody(configurations: readonly ConnectorConfiguration[], query: PeopleQuery): Promise<EverybodyAnswer>;
  /** Null: neither linked nor in the last snapshot. */
  person(configuration: ConnectorConfiguration, sourceId: SourceId): Promise<PersonAnswer | null>;
  /** @throws `not-found` when nothing was read yet, by a sync or a simulation. */
  whatIf(configuration: ConnectorConfiguration, rules: SyncRules, signal: AbortSignal): Promise<WhatIfAnswer>;
  /** @throws `not-found` when nothing was read yet, by a sync or a simulation. */
  tryGroups(configuration: ConnectorConfiguration, rules: GroupRules, name: string | null): Promise<TriedGroupsAnswer>;
  /** Which attributes people have; empty before anything was read. */
  attributes(configuration: ConnectorConfiguration): Promise<AttributesAnswer>;
  /** How many people and groups these rules would bring; null when the source was never read. */
  countScope(
    configuration: ConnectorConfiguration,
    rules: CountedRules,
  ): Promise<(ScopeCount & { readonly snapshot: SnapshotSummary }) | null>;
  /** Forgets what is kept in memory. */
  close(): void;
}

export interface PreviewSurroundings {
  readonly store: Store;
  readonly types: ReadonlyMap<string, ConnectorType>;
  readonly expressions: ExpressionEvaluator;
  openTarget(): Promise<Target>;
}

const IDLE_MS = 60_000;
const EVALUATE_MS = 60_000;
/** A directory is slim (some 50 MB for 100,000 people) and costs seconds to build; who looks at a person comes back to the list. */
const DIRECTORY_IDLE_MS = 300_000;
const MOST_DIRECTORIES = 8;

export function createPreviewService({ store, types, expressions, openTarget }: PreviewSurroundings): PreviewService {
  // One at a time: with 100,000 people a snapshot takes hundreds of megabytes.
  const bases = createIdleCache<Basis>({ idleMs: IDLE_MS, most: 1 });
  const directories = createIdleCache<Directory>({ idleMs: DIRECTORY_IDLE_MS, most: MOST_DIRECTORIES });

  async function versionOf({ id }: ConnectorConfiguration): Promise<string> {
    return basisVersion(store, id, systemClock.now());
  }
  const basisOf = ({ id }: ConnectorConfiguration, version: string) => bases.get(id, version, () => loadBasis(store, id));

  function directoryOf(configuration: ConnectorConfiguration, version: string): Promise<Directory> {
    const { id, type } = configuration;
    return directories.get(id, version, () => {
      const namesOf = createRecordNamer(types.get(type)?.spec.recommendedMapping ?? []);
      return loadDirectory(store, id, namesOf, bases.peek(id, version));
    });
  }

  async function readElsewhere(configuration: ConnectorConfiguration): Promise<Elsewhere> {
    return { self: rankOf(configuration), claims: await store.links.claimsElsewhere(configuration.id) };
  }

  async function problemOf({ id }: ConnectorConfiguration, version: string, sourceId: SourceId): Promise<string | null> {
    const directory = await directories.peek(id, version);
    if (directory) return directory.get(sourceId)?.problem ?? null;
    return (await readPersonProblems(store, id)).get(sourceId) ?? null;
  }

  async function evaluateOne(rules: SyncRules, record: SourceUser | undefined): Promise<ExpressionResults> {
    return expressions.evaluate(jsonataExpressions(rules.mapping), record ? [record] : [], AbortSignal.timeout(EVALUATE_MS));
  }

  return {
    async people(configuration, query) {
      const version = await versionOf(configuration);
      const [directory, snapshot] = await Promise.all([directoryOf(configuration, version), readSummary(store, configuration.id)]);
      return { ...directory.find(query), snapshot };
    },

    async everybody(configurations, { limit, from, ...narrowing }) {
      const lists: PeopleOfConnector[] = [];
      const snapshots: { connectorId: string; takenAt: string | null }[] = [];
      // One after the other: two large snapshots must not be in memory at once.
      for (const configuration of configurations) {
        const directory = await directoryOf(configuration, await versionOf(configuration));
        lists.push({ connectorId: configuration.id, people: directory.matching(narrowing) });
        snapshots.push({ connectorId: configuration.id, takenAt: (await readSummary(store, configuration.id))?.takenAt ?? null });
      }
      return { ...mergePeople(lists, { from, limit }), snapshots };
    },

    async person(configuration, sourceId) {
      const version = await versionOf(configuration);
      const [{ summary, snapshot, link }, problem] = await Promise.all([
        loadPerson(store, configuration.id, sourceId, bases.peek(configuration.id, version)),
        problemOf(configuration, version, sourceId),
      ]);
      const record = snapshot?.users.get(sourceId);
      if (!link && !record) return null;
      const { rules } = configuration;
      const results = await evaluateOne(rules, record);
      const underRules = snapshot ? viewPerson(sourceId, snapshot, link, rules, results, isoNow(systemClock)) : null;
      const [found, others] = await Promise.all([
        lookUpAccount(openTarget, link, underRules?.mapped?.fields.username ?? null).then(
          (user) => ({ jira: user, jiraProblem: null }),
          (error: unknown) => ({ jira: null, jiraProblem: viewError(error) }),
        ),
        link ? store.links.claimsOn(configuration.id, link.userKey) : [],
      ]);
      const elsewhere = others.map(({ connectorId, leftAt, groups }) => ({ connectorId, leftAt, groups: [...groups] }));
      return {
        snapshot: summary,
        record: record ?? null,
        link,
        underRules,
        ...found,
        problem,
        elsewhere,
      };
    },

    async whatIf(configuration, rules, signal) {
      const version = await versionOf(configuration);
      // First the whole, so that the directory is made of it.
      const basis = await basisOf(configuration, version);
      const directory = await directoryOf(configuration, version);
      const { snapshot, summary, links } = basis;
      if (!snapshot || !summary) throw neverRead(configuration.id);
      const within = AbortSignal.any([signal, AbortSignal.timeout(EVALUATE_MS)]);
      const [results, elsewhere] = await Promise.all([
        evaluateOver(basis, jsonataExpressions(rules.mapping), expressions, within),
        readElsewhere(configuration),
      ]);
      const saved = configuration.rules;
      const now = isoNow(systemClock);
      const input = { snapshot, links, elsewhere, rules, saved, expressions: results, now };
      const whatIf = await decideWhatIf(input, async () => {
        await setImmediate();
        if (signal.aborted) throw new RollcallError('stopped', 'Nobody waits for this preview any more.', { remedy: 'Ask again.' });
      });
      return { snapshot: summary, whatIf, links, directory };
    },

    async tryGroups(configuration, rules, name) {
      const { snapshot, summary } = await basisOf(configuration, await versionOf(configuration));
      if (!snapshot || !summary) throw neverRead(configuration.id);
      return { snapshot: summary, groups: tryGroups(rules, snapshot), tried: name === null ? null : tryName(rules, snapshot, name) };
    },

    async attributes(configuration) {
      const { snapshot, summary } = await basisOf(configuration, await versionOf(configuration));
      return { snapshot: summary, ...(snapshot ? listAttributes(snapshot) : { lookedAt: 0, items: [] }) };
    },

    async countScope(configuration, rules) {
      const { snapshot, summary } = await basisOf(configuration, await versionOf(configuration));
      if (!snapshot || !summary) return null;
      const namesOf = createRecordNamer(types.get(configuration.type)?.spec.recommendedMapping ?? []);
      const nameOf = (user: SourceUser) => {
        const { login, name } = namesOf(user);
        return name ?? login ?? user.id;
      };
      return { snapshot: summary, ...countScope(rules, snapshot, nameOf) };
    },

    close() {
      bases.clear();
      directories.clear();
    },
  };
}

function neverRead(connectorId: string): RollcallError {
  return new RollcallError('not-found', `Nothing is known yet of the people of "${connectorId}".`, {
    blame: 'config',
    field: 'path.connector',
    remedy: 'Sync or simulate once, so that there is something to look at.',
  });
}
