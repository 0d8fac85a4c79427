import Button from '@atlaskit/button/new';
import DynamicTable from '@atlaskit/dynamic-table';
import EmptyState from '@atlaskit/empty-state';
import { isMoving } from '../api/queries';
import type { ConnectorView } from '../api/shapes';
import { Moment } from './moment';
import { RunState } from './run-state';

export interface ConnectorsTableProps {
  readonly connectors: readonly ConnectorView[];
  readonly isLoading: boolean;
  /** Id of the connector whose run is being started. */
  readonly starting: string | null;
  readonly onSync: (connectorId: string) => void;
}

const head = {
  cells: ['Connector', 'Type', 'Last run', 'State', 'Next run', ''].map((content, index) => ({ key: String(index), content })),
};

export function ConnectorsTable({ connectors, isLoading, starting, onSync }: ConnectorsTableProps) {
  return (
    <DynamicTable
      caption="Connectors"
      head={head}
      rows={connectors.map((connector) => toRow(connector, starting, onSync))}
      isLoading={isLoading}
      emptyView={<EmptyState header="No connectors yet" headingLevel={3} description="Add one to rollcall.yaml or through the API." />}
    />
  );
}

function toRow(connector: ConnectorView, starting: string | null, onSync: (connectorId: string) => void) {
  const { id, name, type, enabled, lastRun, nextRunAt } = connector;
  const contents = [
    name,
    type,
    <Moment key="last" at={lastRun?.startedAt ?? null} />,
    lastRun === null ? 'Never ran' : <RunState key="state" state={lastRun.state} />,
    enabled ? <Moment key="next" at={nextRunAt} /> : 'Switched off',
    <Button
      key="sync"
      aria-label={`Sync ${name} now`}
      isDisabled={!enabled || isMoving(lastRun)}
      isLoading={starting === id}
      onClick={() => onSync(id)}
    >
      Sync now
    </Button>,
  ];
  return { key: id, cells: contents.map((content, index) => ({ key: `${id}-${index}`, content })) };
}
