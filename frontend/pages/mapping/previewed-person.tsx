import Lozenge from '@atlaskit/lozenge';
import type { GroupMove, PreviewedPerson } from '../../api/preview-shapes';
import type { AttributeRule } from '../../api/shapes';
import { explainReason } from '../../components/explain-reason';
import { useWords } from '../../messages/words';
import { useRuleName } from './use-rule-name';

const mostGroups = 8;

/** One person before and after: what is wrong first, then what changes, then what stays. */
export function PreviewedPersonCard({ person }: { readonly person: PreviewedPerson }) {
  const words = useWords();
  const { t } = words;
  const nameOf = useRuleName();
  const { sourceId, login, name, userName, verdict, kinds, whys, held, problems, attributes, groupsAdded, groupsRemoved } = person;
  const title = name ?? login ?? userName ?? sourceId;
  // What is neither there nor wanted tells nothing, nor does an account that stays as active as it is.
  const shown = attributes.filter(
    ({ attribute, before, after, changed }) => changed || (attribute !== 'active' && (textOf(before) !== '' || textOf(after) !== '')),
  );
  const sorted = [...shown.filter(({ changed }) => changed), ...shown.filter(({ changed }) => !changed)];

  return (
    <li className="rollcall-person" aria-label={title}>
      <div className="rollcall-row">
        <strong>{title}</strong>
        {login !== null && login !== title && <span className="rollcall-muted">{login}</span>}
        {verdict !== 'in-scope' && <Lozenge appearance={verdict === 'left' ? 'removed' : 'default'}>{t(`live.${verdict}`)}</Lozenge>}
        {held && <Lozenge appearance="moved">{t('live.held')}</Lozenge>}
        {kinds.length === 0 && problems.length === 0 && verdict === 'in-scope' && <span className="rollcall-muted">{t('live.same')}</span>}
      </div>
      {problems.map(({ code, message, remedy }) => (
        <div key={`${code} ${message}`} className="rollcall-error">
          {message} <span className="rollcall-muted">{remedy}</span>
        </div>
      ))}
      {verdict !== 'in-scope' && whys.length > 0 && (
        <div className="rollcall-muted">{whys.map((why) => explainReason(why, words)).join(' ')}</div>
      )}
      <dl className="rollcall-values">
        {sorted.map(({ attribute, before, after, changed }) => (
          <div key={attribute}>
            <dt>{nameOf(attribute as AttributeRule['to'])}</dt>
            <dd>{changed ? <Change before={say(before)} after={say(after)} /> : say(after)}</dd>
          </div>
        ))}
        <GroupMoves label={t('live.intoGroups')} moves={groupsAdded} sign="+" />
        <GroupMoves label={t('live.outOfGroups')} moves={groupsRemoved} sign="−" />
      </dl>
    </li>
  );

  function say(value: unknown): string {
    return typeof value === 'boolean' ? t(value ? 'field.yes' : 'field.no') : textOf(value);
  }
}

function Change({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <span className="rollcall-change">
      {before !== '' && <del className="rollcall-was">{before}</del>}
      {before !== '' && <span aria-hidden="true">→</span>}
      <ins className="rollcall-new">{after === '' ? '–' : after}</ins>
    </span>
  );
}

function GroupMoves({ label, moves, sign }: { readonly label: string; readonly moves: readonly GroupMove[]; readonly sign: string }) {
  const words = useWords();
  if (moves.length === 0) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd className="rollcall-change">
        {moves.slice(0, mostGroups).map(({ name, why }) => (
          <span key={name} title={explainReason(why, words)} className={sign === '+' ? 'rollcall-new' : 'rollcall-was'}>
            {name}
          </span>
        ))}
        {moves.length > mostGroups && <span className="rollcall-muted">… +{moves.length - mostGroups}</span>}
      </dd>
    </div>
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
