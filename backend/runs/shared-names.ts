/** Names of the leases, so that everybody means the same one. */

/** Who may change the target for a connector: one run at a time over all processes. */
export function connectorLease(connectorId: string): string {
  return `connector:${connectorId}`;
}

export function simulationLease(connectorId: string): string {
  return `simulation:${connectorId}`;
}

/** Who may change the configuration: saves and imports come one after the other. */
export const CONFIGURATION_LEASE = 'configuration';

/** Told after every saved change of the configuration, so that the schedulers of all processes follow. */
export const CONFIGURATION_CHANNEL = 'rollcall_configuration';
