/** The hash that names a plan. An approval is bound to it, so the same operations must give the same hash in every process. */
import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json';
import type { Operation } from './operation';

/** Lines are handed to the hash in pieces of about this many characters: few calls, little memory. */
const PIECE = 65_536;

/** SHA-256, hexadecimal, over one line of canonical JSON for each operation, in the order given. Works in one pass. */
export function planHash(operations: Iterable<Operation>): string {
  const hash = createHash('sha256');
  let piece = '';
  for (const operation of operations) {
    piece += `${canonicalLine(operation)}\n`;
    if (piece.length >= PIECE) {
      hash.update(piece, 'utf8');
      piece = '';
    }
  }
  return hash.update(piece, 'utf8').digest('hex');
}

/** A list with fixed places, so that neither the order of keys nor absent fields can change the hash. */
function canonicalLine(operation: Operation): string {
  const { kind, id, reason } = operation;
  const person = 'person' in operation ? operation.person : null;
  const head = [id, kind, person?.sourceId ?? null, person?.userKey ?? null, person?.userName ?? null, reason.code];
  return JSON.stringify([...head, canonicalJson(reason.with ?? null), ...effectOf(operation)]);
}

function effectOf(operation: Operation): (string | null)[] {
  switch (operation.kind) {
    case 'create-group':
    case 'add-member':
    case 'remove-member':
      return [operation.group];
    case 'set-property':
      return [operation.property, canonicalJson(operation.before), canonicalJson(operation.after)];
    default:
      return [canonicalJson(operation.before), canonicalJson(operation.after)];
  }
}
