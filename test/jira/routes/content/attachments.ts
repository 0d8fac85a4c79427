import type { Call, JsonObject } from '../../http/call';
import { readMultipart } from '../../http/multipart';
import { noContent, ok, type Reply, refuse } from '../../http/reply';
import type { Router } from '../../http/router';
import type { JiraSite } from '../../site';
import { jiraTime } from '../user/represent';
import { locateIssue } from './locate';
import { personJson } from './represent';

interface Attachment {
  readonly issueKey: string;
  readonly json: JsonObject;
  readonly type: string;
  readonly content: Buffer;
}

/** Attachments live as long as the process. */
const attachments = new WeakMap<JiraSite, Map<string, Attachment>>();

function attachmentsOf(site: JiraSite): Map<string, Attachment> {
  let known = attachments.get(site);
  if (!known) {
    known = new Map();
    attachments.set(site, known);
  }
  return known;
}

/** The form field is called `file`; the token header is asked for by the protection of forms. */
function upload(call: Call): Reply {
  const { site } = call;
  const issue = locateIssue(call);
  const parts = readMultipart(call.headers['content-type'] ?? '', call.body).filter((part) => part.field === 'file');
  if (parts.length === 0) throw refuse(400, 'No file was uploaded.');
  const added = parts.map((part) => {
    const id = String(site.content.nextId());
    const filename = part.filename ?? 'unnamed';
    const json = {
      self: `${site.baseUrl}/rest/api/2/attachment/${id}`,
      id,
      filename,
      author: personJson(site, call.me.key),
      created: jiraTime(Date.now()),
      size: part.content.length,
      mimeType: part.type,
      content: `${site.baseUrl}/secure/attachment/${id}/${encodeURIComponent(filename)}`,
    };
    attachmentsOf(site).set(id, { issueKey: issue.key, json, type: part.type, content: part.content });
    return json;
  });
  issue.fields.set('attachment', [...((issue.fields.get('attachment') as unknown[] | undefined) ?? []), ...added]);
  return ok(added);
}

function locate(call: Call): Attachment {
  const found = attachmentsOf(call.site).get(call.param('id'));
  if (!found) throw refuse(404, `The attachment with id '${call.param('id')}' does not exist`);
  return found;
}

function remove(call: Call): Reply {
  const { issueKey } = locate(call);
  const id = call.param('id');
  attachmentsOf(call.site).delete(id);
  const issue = call.site.content.issue(issueKey);
  const list = (issue?.fields.get('attachment') as { id: string }[] | undefined) ?? [];
  issue?.fields.set(
    'attachment',
    list.filter((each) => each.id !== id),
  );
  return noContent;
}

export function addAttachmentRoutes(router: Router): void {
  router
    .post('/rest/api/2/issue/{issue}/attachments', 'user', upload)
    .get('/rest/api/2/attachment/{id}', 'user', (call) => ok(locate(call).json))
    .delete('/rest/api/2/attachment/{id}', 'user', remove)
    .get('/secure/attachment/{id}/{name}', 'user', (call) => {
      const { content, type } = locate(call);
      return { status: 200, text: content, type };
    });
}
