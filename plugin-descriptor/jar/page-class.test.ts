import { readClass } from '../read/read-class';
import { writePageClass } from './page-class';

const GET = { type: 'com.atlassian.jira.security.request.SupportedMethods', constants: ['GET'] };

describe('the class of the page', () => {
  it('is what its source would be compiled to', () => {
    expect(readClass(writePageClass())).toEqual({
      version: 52,
      name: 'org.rollcall.jira.RollcallAdminPageAction',
      superName: 'com.atlassian.jira.web.action.JiraWebActionSupport',
      annotations: [GET, { type: 'com.atlassian.sal.api.websudo.WebSudoRequired', constants: [] }],
      methods: [
        { name: '<init>', descriptor: '()V', annotations: [] },
        { name: 'doExecute', descriptor: '()Ljava/lang/String;', annotations: [GET] },
      ],
    });
  });

  it('has the instructions of `super()` and of `return "success"`', () => {
    const hex = writePageClass().toString('hex');
    expect(hex).toMatch(/2ab7[0-9a-f]{4}b1/);
    expect(hex).toMatch(/13[0-9a-f]{4}b0/);
  });

  it.each([1, 8, 100, 500])('cannot be read when cut off after %i bytes', (length) => {
    expect(() => readClass(writePageClass().subarray(0, length))).toThrow();
  });
});
