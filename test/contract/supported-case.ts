/** A case a protocol cannot have is named with the reason, never left out silently. */
import type { ConnectorHarness, ContractCase } from './harness';

/** Runs the tests of a case, or records why there are none. */
export function whenSupported(harness: ConnectorHarness, name: ContractCase, tests: () => void): void {
  const support = harness.cases[name];
  if (support === 'yes') {
    tests();
    return;
  }
  it(`has no case "${name}": ${support.lacks}`, () => {
    expect(support.lacks.length).toBeGreaterThan(10);
  });
}
