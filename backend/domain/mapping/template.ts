/** Text with `${path}` places. `$${` stands for `${` itself. */
import { type AttributePath, parsePath } from './attribute-path';

export type TemplatePiece = { readonly text: string } | { readonly path: AttributePath };

export type TemplateParsed =
  | { readonly ok: true; readonly pieces: readonly TemplatePiece[] }
  | { readonly ok: false; readonly message: string };

export function parseTemplate(template: string): TemplateParsed {
  const pieces: TemplatePiece[] = [];
  let text = '';
  let at = 0;
  while (at < template.length) {
    if (template.startsWith('$${', at)) {
      text += '${';
      at += 3;
    } else if (template.startsWith('${', at)) {
      const end = template.indexOf('}', at);
      if (end === -1) return { ok: false, message: 'A place that begins with ${ has no closing brace.' };
      const path = parsePath(template.slice(at + 2, end));
      if (!path) return { ok: false, message: `"${template.slice(at, end + 1)}" holds no attribute path.` };
      if (text !== '') pieces.push({ text });
      text = '';
      pieces.push({ path });
      at = end + 1;
    } else {
      text += template[at];
      at++;
    }
  }
  if (text !== '') pieces.push({ text });
  return { ok: true, pieces };
}
