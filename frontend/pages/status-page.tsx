import Heading from '@atlaskit/heading';
import { useConnectors, useRuns, useStartRun } from '../api/queries';
import { ConnectorsTable } from '../components/connectors-table';
import { Problem } from '../components/problem';
import { RunsTable } from '../components/runs-table';

/** Connectors with a button to sync each, and the last runs. */
export function StatusPage() {
  const connectors = useConnectors();
  const runs = useRuns();
  const start = useStartRun();

  return (
    <>
      <Heading size="xlarge">Rollcall status</Heading>
      {start.error !== null && <Problem title="The run did not start" error={start.error} />}
      <section aria-label="Connectors">
        {connectors.error !== null && (
          <Problem title="The connectors could not be read" error={connectors.error} onRetry={() => void connectors.refetch()} />
        )}
        {(connectors.error === null || connectors.data !== undefined) && (
          <ConnectorsTable
            connectors={connectors.data ?? []}
            isLoading={connectors.isPending}
            starting={start.isPending ? start.variables : null}
            onSync={(id) => start.mutate(id)}
          />
        )}
      </section>
      <section aria-label="Last runs">
        {runs.error !== null && <Problem title="The runs could not be read" error={runs.error} onRetry={() => void runs.refetch()} />}
        {(runs.error === null || runs.data !== undefined) && <RunsTable runs={runs.data ?? []} isLoading={runs.isPending} />}
      </section>
    </>
  );
}
