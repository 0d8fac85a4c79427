/** The way from nothing to a first sync. Everything from the second step on belongs to a stored connector. */
export const setupSteps = ['system', 'connection', 'scope', 'mapping', 'preview', 'finish'] as const;
export type SetupStep = (typeof setupSteps)[number];

export function isSetupStep(step: string | undefined): step is SetupStep {
  return setupSteps.some((one) => one === step);
}

/** Where a step of a connector is; without a step, where somebody left off. */
export function setupAddress(connectorId: string, step?: SetupStep): string {
  const setup = `/connectors/${encodeURIComponent(connectorId)}/setup`;
  return step === undefined ? setup : `${setup}/${step}`;
}

export function stepAfter(step: SetupStep): SetupStep {
  return setupSteps[setupSteps.indexOf(step) + 1] ?? 'finish';
}

export function stepBefore(step: SetupStep): SetupStep {
  return setupSteps[setupSteps.indexOf(step) - 1] ?? 'system';
}
