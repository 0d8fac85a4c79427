/** What other connectors say about the accounts of this one. */
import { type Elsewhere, rankOf } from '../../domain/precedence/claim';
import type { RunExecution } from './context';

export async function readElsewhere({ run, store, configuration }: RunExecution): Promise<Elsewhere> {
  return { self: rankOf(configuration), claims: await store.links.claimsElsewhere(run.connectorId) };
}
