import { readMembershipXml } from './membership-xml';

function read(pieces: readonly (string | Buffer)[], wanted: readonly string[] = ['eng', 'lead']) {
  const groups: Record<string, string[]> = {};
  const reader = readMembershipXml({
    wants: (group) => wanted.includes(group),
    group: (name) => {
      groups[name] = [];
    },
    member: (group, user) => groups[group]?.push(user),
  });
  for (const piece of pieces) reader.take(Buffer.from(piece as string));
  reader.end();
  return groups;
}

const DOCUMENT = `<?xml version="1.0" encoding="UTF-8"?>
<memberships><membership group="eng"><users><user name="ada"/><user name="m&#252;ller &amp; co"/></users><groups><group name="lead"/></groups></membership>
<membership group="lead"><users/><groups/></membership><membership group="other"><users><user name="x"/></users><groups/></membership></memberships>`;

describe('the membership document of Jira User Server', () => {
  it('gives the direct members of the wanted groups', () => {
    expect(read([DOCUMENT])).toEqual({ eng: ['ada', 'müller & co'], lead: [] });
  });

  it('may be cut anywhere, even inside a character', () => {
    const bytes = Buffer.from(DOCUMENT.replace('m&#252;ller', 'müller'));
    for (const size of [1, 2, 3, 7, 64]) {
      const pieces: Buffer[] = [];
      for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
      const groups: Record<string, string[]> = {};
      const reader = readMembershipXml({
        wants: () => true,
        group: (name) => {
          groups[name] = [];
        },
        member: (group, user) => groups[group]?.push(user),
      });
      for (const piece of pieces) reader.take(piece);
      reader.end();
      expect(groups).toEqual({ eng: ['ada', 'müller & co'], lead: [], other: ['x'] });
    }
  });

  it('knows an empty site', () => {
    expect(read(['<memberships/>'])).toEqual({});
  });

  it.each([
    ['a document type', '<!DOCTYPE m [<!ENTITY a "aaaa">]><memberships/>'],
    ['an entity nobody defined', '<memberships><membership group="&a;"/></memberships>'],
    ['another document', '<html><body/></html>'],
    ['an early end', DOCUMENT.slice(0, 200)],
    ['nothing', ''],
    ['a group without a name', '<memberships><membership/></memberships>'],
  ])('is refused with %s', (_, text) => {
    expect(() => read([text])).toThrow(expect.objectContaining({ code: 'target-protocol' }));
  });
});
