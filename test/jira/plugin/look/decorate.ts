import type { Call } from '../../http/call';
import type { Reply } from '../../http/reply';
import { adminContent } from './admin-content';
import { frame } from './frame';

/** Puts what a page's template gave into Jira's frame, as the decorator does that its meta tag names. */
export function decorate(call: Call, page: string, resources: string): Reply {
  const head = /<head>([\s\S]*?)<\/head>/i.exec(page)?.[1] ?? '';
  const body = /<body[^>]*>([\s\S]*)<\/body>/i.exec(page)?.[1] ?? '';
  const title = /<title>([\s\S]*?)<\/title>/i.exec(head)?.[1]?.trim() ?? '';
  const meta = (name: string): string => new RegExp(`<meta\\s+name="${name}"\\s+content="([^"]*)"`, 'i').exec(head)?.[1] ?? '';
  const inAdministration = ['admin', 'atl.admin'].includes(meta('decorator'));
  const content = inAdministration
    ? adminContent(call, { section: meta('admin.active.section'), tab: meta('admin.active.tab'), body })
    : body;
  return { status: 200, text: frame(call, { title, head: resources, content }), headers: PAGE_HEADERS };
}

/** What Jira sends with its pages (seen on 8 to 11): nobody else may frame them. */
const PAGE_HEADERS = {
  'X-Frame-Options': 'SAMEORIGIN',
  'Content-Security-Policy': "frame-ancestors 'self'",
  'X-XSS-Protection': '1; mode=block',
};
