import type { OperationEntry } from '../../api/shapes';
import { toCsv } from './operations-csv';

const entry: OperationEntry = {
  seq: 0,
  state: 'rejected',
  words: '',
  reason: 'Member of "Sales, East".',
  operation: {
    id: 'add-member:1:g',
    kind: 'add-member',
    reason: { code: 'member-at-source' },
    person: { sourceId: '1' as never, userKey: null, userName: 'zoë' },
    group: '=HYPERLINK("http://x")',
  },
  attempts: 1,
  startedAt: null,
  finishedAt: null,
  error: { code: 'target-rejected', message: 'No.', retry: 'never', blame: 'target' },
  errorId: 'e-1',
  detail: null,
};

describe('operations as CSV', () => {
  it('quotes what needs it, keeps accents and lets no name run as a formula', () => {
    const [head, row] = toCsv([entry]).split('\r\n');
    expect(head).toBe('\uFEFFseq,kind,person,group,property,before,after,reason,state,error,remedy,errorId');
    expect(row).toBe(`0,add-member,zoë,"'=HYPERLINK(""http://x"")",,,,"Member of ""Sales, East"".",rejected,No.,,e-1`);
  });
});
