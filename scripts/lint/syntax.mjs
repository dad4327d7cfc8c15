import ts from 'typescript';

/** @typedef {{ line: number, text: string }} Found */

/**
 * The scripts of a file: all of it, or the script blocks of a Vue component, other lines left blank.
 * @param {string} file
 * @param {string} text
 */
export function parse(file, text) {
  const source = file.endsWith('.vue') ? scriptsOf(text) : text;
  return ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
}

/** @param {string} component */
function scriptsOf(component) {
  const blank = (/** @type {string} */ text) => text.replace(/[^\n]/g, '');
  const block = /(<script\b[^>]*>)([\s\S]*?)<\/script>/g;
  let source = '';
  let end = 0;
  for (const match of component.matchAll(block)) {
    source += blank(component.slice(end, match.index)) + blank(match[1] ?? '') + match[2];
    end = match.index + match[0].length;
  }
  return source;
}

/**
 * Every module named by an import, an export, a dynamic import, an import type or a require.
 * @param {ts.SourceFile} source
 * @returns {Found[]}
 */
export function importsOf(source) {
  return collect(source, (node) => {
    const named = specifierOf(node);
    return named && ts.isStringLiteralLike(named) ? named.text : null;
  });
}

/**
 * @param {ts.Node} node
 * @returns {ts.Node | undefined}
 */
function specifierOf(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (!ts.isCallExpression(node)) return undefined;
  const imports = node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require';
  return imports ? node.arguments[0] : undefined;
}

const TIMERS = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'];
const WORLD = ['crypto', 'performance', 'process', 'fetch', 'globalThis'];
const IMPURE = new Set(['Date.now', 'Math.random', ...TIMERS, ...WORLD]);

/**
 * What a pure rule may not touch: the time of the machine, chance, timers, the world.
 * @param {ts.SourceFile} source
 * @returns {Found[]}
 */
export function impuritiesOf(source) {
  return collect(source, (node) => {
    if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
      if (node.expression.getText() === 'Date') return ts.isNewExpression(node) ? 'new Date' : 'Date()';
    }
    if (ts.isPropertyAccessExpression(node)) return IMPURE.has(node.getText()) ? node.getText() : null;
    return ts.isIdentifier(node) && isFree(node) && IMPURE.has(node.text) ? node.text : null;
  });
}

/**
 * Neither the name of a property nor of something declared here.
 * @param {ts.Identifier} node
 */
const isFree = (node) => /** @type {{ name?: ts.Node }} */ (node.parent).name !== node;

/**
 * @param {ts.SourceFile} source
 * @param {(node: ts.Node) => string | null} pick
 * @returns {Found[]}
 */
function collect(source, pick) {
  /** @type {Found[]} */
  const found = [];
  const visit = (/** @type {ts.Node} */ node) => {
    const text = pick(node);
    if (text) found.push({ line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, text });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
