/**
 * What every connector type must do, whatever its protocol: nothing lost at a page's edge, nothing concluded from a read
 * that broke, no token sent elsewhere. A case a protocol cannot have is named with the reason, never left out silently.
 */
import { describeAccess } from './access-contract';
import { describeCompleteness } from './completeness-contract';
import { describeFaults } from './fault-contract';
import type { ConnectorHarness, ContractCase } from './harness';

export function describeConnectorContract(name: string, harness: ConnectorHarness): void {
  describe(`connector contract: ${name}`, () => {
    describeCompleteness(harness);
    describeFaults(harness);
    describeAccess(harness);
  });
}

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
