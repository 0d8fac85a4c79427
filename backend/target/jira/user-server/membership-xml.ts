import { SaxesParser } from 'saxes';
import { RollcallError } from '../../../domain/errors';

/** Takes what the document holds, as it comes. */
export interface MembershipTaker {
  /** Whether the members of this group are of interest. */
  wants(group: string): boolean;
  /** A group of interest; its members follow. */
  group(name: string): void;
  /** A direct member of a group of interest. */
  member(group: string, user: string): void;
}

export interface MembershipReader {
  take(piece: Buffer): void;
  /** Throws unless the document came to its end. */
  end(): void;
}

/**
 * Reads `<memberships><membership group=""><users><user name=""/></users><groups>…` piece by piece, so that a million
 * memberships need no memory. A document type is refused: it could define entities that blow up.
 */
export function readMembershipXml(taker: MembershipTaker): MembershipReader {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new TextDecoder();
  let open = 0;
  let group: string | null = null;
  let inUsers = false;
  let finished = false;
  parser.on('doctype', () => {
    throw damaged('a document type, which is refused');
  });
  parser.on('error', (error) => {
    throw damaged('damaged XML', error);
  });
  parser.on('opentag', ({ name, attributes }) => {
    open++;
    if (open === 1 && name !== 'memberships') throw damaged('an unknown document');
    if (open === 2 && name === 'membership') {
      const named = attributes.group;
      if (typeof named !== 'string') throw damaged('a group without a name');
      group = taker.wants(named) ? named : null;
      if (group !== null) taker.group(group);
    } else if (open === 3) inUsers = name === 'users';
    else if (open === 4 && name === 'user' && inUsers && group !== null) {
      const user = attributes.name;
      if (typeof user !== 'string') throw damaged('a member without a name');
      taker.member(group, user);
    }
  });
  parser.on('closetag', () => {
    open--;
    if (open === 0) finished = true;
  });
  return {
    take(piece) {
      parser.write(decoder.decode(piece, { stream: true }));
    },
    end() {
      parser.write(decoder.decode()).close();
      if (!finished) throw damaged('only a part of the memberships');
    },
  };
}

function damaged(what: string, cause?: unknown): RollcallError {
  return new RollcallError('target-protocol', `Jira User Server answered with ${what}.`, { retry: 'later', cause });
}
