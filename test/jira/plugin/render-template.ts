import { escapeXml } from '../http/reply';

/** What a template of a page can call: the part of Jira's that every version allows. */
export interface TemplateContext {
  readonly text: (key: string) => string;
  readonly requireResource: (key: string) => void;
  readonly contextPath: string;
}

const REFERENCE = /\$(!?)([a-zA-Z][\w.]*)(?:\((?:"([^"]*)"|'([^']*)')\))?/g;

/**
 * Renders the little of Velocity that pages without logic need: calls with one text. What Jira does not allow stands there as it
 * is written, or not at all when it is written with `$!`. Directives throw: this is no Velocity.
 */
export function renderTemplate(template: string, { text, requireResource, contextPath }: TemplateContext): string {
  const directive = /#(set|if|foreach|parse|include|evaluate|macro)\b/.exec(template);
  if (directive) throw new Error(`The stand-in renders no ${directive[0]}`);
  return template.replace(REFERENCE, (written, quiet: string, name: string, double?: string, single?: string) => {
    const argument = double ?? single ?? '';
    if (name === 'i18n.getText') return text(argument);
    if (name === 'req.contextPath') return escapeXml(contextPath);
    if (name === 'webResourceManager.requireResource') requireResource(argument);
    return quiet === '' ? written : '';
  });
}
