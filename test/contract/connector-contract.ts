/**
 * What every connector type must do, whatever its protocol: nothing lost at a page's edge, nothing concluded from a read
 * that broke, no token sent elsewhere. A case a protocol cannot have is named with the reason, never left out silently.
 */
import { describeAccess } from './access-contract';
import { describeCompleteness } from './completeness-contract';
import { describeDelta } from './delta-contract';
import { describeFaults } from './fault-contract';
import type { ConnectorHarness } from './harness';

/** A case may read a body of 33 MB; on a machine with other work that takes its time. */
const CASE_MS = 30_000;

export function describeConnectorContract(name: string, harness: ConnectorHarness): void {
  jest.setTimeout(CASE_MS);
  describe(`connector contract: ${name}`, () => {
    describeCompleteness(harness);
    describeFaults(harness);
    describeAccess(harness);
    describeDelta(harness);
  });
}
