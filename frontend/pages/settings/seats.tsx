import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import SectionMessage from '@atlaskit/section-message';
import { useSeats } from '../../api/queries/settings';
import type { SeatReport } from '../../api/settings-shapes';
import { Loading } from '../../components/loading';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';

type Application = SeatReport['applications'][number];

const looks: Readonly<Record<Application['warning'], ThemeAppearance>> = { none: 'success', few: 'moved', short: 'removed' };

/** Seats of Jira's licences, and whether the newest previews would find enough of them. */
export function Seats() {
  const { t, number, moment } = useWords();
  const seats = useSeats();
  if (seats.error !== null) return <Problem title={t('seats.failed')} error={seats.error} onRetry={() => void seats.refetch()} />;
  if (seats.data === undefined) return <Loading />;
  const { applications, needed, at } = seats.data;
  const count = (value: number | null) => (value === null ? t('seats.unlimited') : number(value));
  return (
    <>
      {applications
        .filter(({ warning }) => warning !== 'none')
        .map((application) => (
          <SeatWarning key={application.key} application={application} needed={needed} />
        ))}
      <div className="rollcall-scroll">
        <table className="rollcall-table">
          <thead>
            <tr>
              <th scope="col">{t('seats.application')}</th>
              <th scope="col">{t('seats.used')}</th>
              <th scope="col">{t('seats.total')}</th>
              <th scope="col">{t('seats.left')}</th>
            </tr>
          </thead>
          <tbody>
            {applications.map(({ key, name, byDefault, used, total, remaining, warning }) => (
              <tr key={key}>
                <th scope="row">
                  {name} {byDefault && <span className="rollcall-muted">({t('seats.byDefault')})</span>}
                </th>
                <td>{number(used)}</td>
                <td>{count(total)}</td>
                <td>
                  {count(remaining)} <Lozenge appearance={looks[warning]}>{t(`seats.warning.${warning}`)}</Lozenge>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="rollcall-muted">{t('seats.at', { at: moment(at) })}</p>
    </>
  );
}

function SeatWarning({ application, needed }: { readonly application: Application; readonly needed: SeatReport['needed'] }) {
  const { t } = useWords();
  const { name, warning, remaining } = application;
  const people = needed.reduce((sum, each) => sum + each.people, 0);
  const isShort = warning === 'short';
  return (
    <div className="rollcall-problem">
      <SectionMessage
        appearance={isShort ? 'error' : 'warning'}
        title={t(isShort ? 'seats.shortText' : 'seats.fewText', { name, count: remaining ?? 0, needed: people })}
      >
        <p>{t('seats.remedy')}</p>
        {isShort &&
          needed.map(({ runId, connectorId }) => (
            <p key={runId}>
              <a href={`#/runs/${encodeURIComponent(runId)}/preview`}>
                {t('seats.preview')}: {connectorId}
              </a>
            </p>
          ))}
      </SectionMessage>
    </div>
  );
}
