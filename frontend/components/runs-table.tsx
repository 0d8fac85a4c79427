import DynamicTable from '@atlaskit/dynamic-table';
import EmptyState from '@atlaskit/empty-state';
import type { Run } from '../api/shapes';
import { Moment } from './moment';
import { RunState } from './run-state';
import { summarizeRun } from './summarize-run';

export interface RunsTableProps {
  readonly runs: readonly Run[];
  readonly isLoading: boolean;
}

const head = {
  cells: ['Started', 'Connector', 'Kind', 'Started by', 'State', 'Result'].map((content, index) => ({ key: String(index), content })),
};

export function RunsTable({ runs, isLoading }: RunsTableProps) {
  return (
    <DynamicTable
      caption="Last runs"
      head={head}
      rows={runs.map(toRow)}
      isLoading={isLoading}
      emptyView={<EmptyState header="Nothing ran yet" headingLevel={3} description="Press Sync now beside a connector." />}
    />
  );
}

function toRow(run: Run) {
  const contents = [
    <Moment key="started" at={run.startedAt} />,
    run.connectorId,
    run.kind,
    run.actor,
    <RunState key="state" state={run.state} />,
    summarizeRun(run),
  ];
  return { key: run.id, cells: contents.map((content, index) => ({ key: `${run.id}-${index}`, content })) };
}
