import type { OperationEntry } from '../../api/shapes';
import { explainReason } from '../../components/explain-reason';
import type { Words } from '../../messages/words';
import { OperationChange } from './operation-change';
import { OperationStateMark } from './operation-state-mark';
import { OperationSubject } from './operation-subject';

export function operationColumns({ t }: Words) {
  const columns = [t('operation.kind'), t('operation.subject'), t('operation.change'), t('operation.reason'), t('operation.state')];
  const widths = [15, 21, 26, 24, 14];
  return { cells: columns.map((content, index) => ({ key: String(index), content, width: widths[index] ?? 20 })) };
}

export function toOperationRow(entry: OperationEntry, connectorId: string, words: Words) {
  const { t } = words;
  const { operation, state, error, errorId, detail, seq } = entry;
  const contents = [
    t(`kind.${operation.kind}`),
    <OperationSubject key="subject" operation={operation} connectorId={connectorId} />,
    <OperationChange key="change" operation={operation} />,
    explainReason(operation.reason, words),
    <div key="state">
      <OperationStateMark state={state} />
      {error !== null && (
        <p className="rollcall-error">
          {error.message} {error.remedy}
        </p>
      )}
      {error === null && detail !== null && <p className="rollcall-help">{detail}</p>}
      {errorId !== null && (
        <p className="rollcall-help">
          {t('error.id')}: <code>{errorId}</code>
        </p>
      )}
    </div>,
  ];
  return { key: String(seq), cells: contents.map((content, index) => ({ key: `${seq}-${index}`, content })) };
}
