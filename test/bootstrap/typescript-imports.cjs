/**
 * Lets dependency-cruiser see every import of TypeScript. TypeScript 7 offers no JavaScript API, and the tool's own swc
 * reader knows no .tsx, no `import('…').Type` and nothing inside syntax its visitor does not walk. So its call of swc is
 * replaced: the file is parsed as what it is, and what goes back is only the list of its imports.
 */
const swc = require('@swc/core');

const text = (node) => {
  if (node?.type === 'StringLiteral') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].cooked;
  return undefined;
};

/** The literal a syntax node imports from, if it imports. */
function importedBy(node) {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return text(node.source);
    case 'TsImportType':
      return text(node.argument);
    case 'TsExternalModuleReference':
      return text(node.expression);
    case 'CallExpression':
      return isImportCall(node.callee) ? text(node.arguments[0]?.expression) : undefined;
    default:
      return undefined;
  }
}

/** `import()`, `require()`, `require.resolve()`, and what a test asks of Jest by name. */
function isImportCall(callee) {
  if (callee.type === 'Import' || callee.value === 'require') return true;
  if (callee.type !== 'MemberExpression') return false;
  const called = `${callee.object.value}.${callee.property.value}`;
  return ['require.resolve', 'jest.requireActual', 'jest.mock'].includes(called);
}

function collect(node, found) {
  if (Array.isArray(node)) {
    for (const item of node) collect(item, found);
    return;
  }
  if (node === null || typeof node !== 'object') return;
  const imported = importedBy(node);
  if (imported !== undefined) found.add(imported);
  for (const value of Object.values(node)) if (value !== null && typeof value === 'object') collect(value, found);
}

/** The specifiers that a file imports from, type-only and dynamic ones included. */
function readImports(file) {
  const script = /\.[cm]?jsx?$/.test(file);
  const syntax = script ? { syntax: 'ecmascript', jsx: true } : { syntax: 'typescript', tsx: file.endsWith('.tsx'), decorators: true };
  const found = new Set();
  collect(parseFile(file, syntax).body, found);
  return [...found];
}

const parseFile = swc.parseFileSync;
const span = { start: 0, end: 0, ctxt: 0 };

/** From now on dependency-cruiser, in this process, reads imports by `readImports`. */
function teachDependencyCruiser() {
  swc.parseFileSync = (file) => ({
    type: 'Module',
    span,
    interpreter: null,
    body: readImports(file).map((value) => ({
      type: 'ImportDeclaration',
      span,
      specifiers: [],
      source: { type: 'StringLiteral', span, value, raw: JSON.stringify(value) },
      typeOnly: false,
      with: null,
      phase: 'evaluation',
    })),
  });
}

module.exports = { readImports, teachDependencyCruiser };
