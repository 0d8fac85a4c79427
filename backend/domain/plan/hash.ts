/** The hash that names a plan. An approval is bound to it, so the same operations must give the same hash in every process. */
import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json';
import type { Operation } from './operation';
import type { Reason } from './reason';

/** Lines are handed to the hash in pieces of about this many characters: few calls, little memory. */
const PIECE = 65_536;
/** Texts of reasons kept at most. */
const REMEMBERED = 10_000;

/** SHA-256, hexadecimal, over one line of canonical JSON for each operation, in the order given. Works in one pass. */
export function planHash(operations: Iterable<Operation>): string {
  const hash = createHash('sha256');
  const describeReason = rememberReasons();
  let piece = '';
  for (const operation of operations) {
    piece += `[${JSON.stringify(operation.id)},${describeReason(operation.reason)},${describeEffect(operation)}]\n`;
    if (piece.length >= PIECE) {
      hash.update(piece, 'utf8');
      piece = '';
    }
  }
  return hash.update(piece, 'utf8').digest('hex');
}

/** Values stand in fixed places, so that neither the order of keys nor absent fields can change the hash. The id says kind and subject. */
function describeEffect(operation: Operation): string {
  if (operation.kind === 'create-group') return JSON.stringify(operation.group);
  const { userKey, userName } = operation.person;
  switch (operation.kind) {
    case 'add-member':
    case 'remove-member':
      return JSON.stringify([userKey, userName, operation.group]);
    default:
      return `${JSON.stringify([userKey, userName])},${canonicalJson(operation.before)},${canonicalJson(operation.after)}`;
  }
}

/** Operations share their reasons; each is put into words once. */
function rememberReasons(): (reason: Reason) => string {
  const known = new Map<Reason, string>();
  return (reason) => {
    let text = known.get(reason);
    if (text === undefined) {
      // Operations that come from a store bring a reason each.
      if (known.size >= REMEMBERED) known.clear();
      text = canonicalJson([reason.code, reason.with ?? null]);
      known.set(reason, text);
    }
    return text;
  };
}
