/**
 * What every connector type must do, whatever its protocol: nothing lost at a page's edge, nothing concluded from a read
 * that broke, no token sent elsewhere. A case a protocol cannot have is named with the reason, never left out silently.
 */
import { describeAccess } from './access-contract';
import { describeCompleteness } from './completeness-contract';
import { describeFaults } from './fault-contract';
import type { ConnectorHarness } from './harness';

export function describeConnectorContract(name: string, harness: ConnectorHarness): void {
  describe(`connector contract: ${name}`, () => {
    describeCompleteness(harness);
    describeFaults(harness);
    describeAccess(harness);
  });
}
