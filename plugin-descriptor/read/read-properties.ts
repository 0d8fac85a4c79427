/** Messages of a Java properties file: `key=text`, comments with `#` or `!`, `\uXXXX`, lines that go on after a backslash. */
export function readProperties(text: string): Map<string, string> {
  const messages = new Map<string, string>();
  const lines = text.replace(/\\\r?\n[ \t]*/g, '').split(/\r?\n/);
  for (const line of lines) {
    if (/^\s*([#!]|$)/.test(line)) continue;
    const match = /^\s*((?:\\.|[^=:\s\\])+)\s*[=:]?\s*(.*)$/s.exec(line);
    if (match) messages.set(withoutEscapes(match[1] ?? ''), withoutEscapes(match[2] ?? ''));
  }
  return messages;
}

const SIGNS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f' };

function withoutEscapes(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, sign: string) =>
    code === undefined ? (SIGNS[sign] ?? sign) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
