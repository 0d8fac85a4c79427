import { useConnectors } from '../api/queries/connectors';

/** Says the name of a connector; its id until the names are there, and for one that was removed. */
export function useConnectorNames(): (id: string) => string {
  const connectors = useConnectors();
  return (id) => connectors.data?.find((connector) => connector.id === id)?.name ?? id;
}
