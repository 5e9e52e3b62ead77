/** The sentences of problems, as the sources write them: what stands for a value of the moment is `…`. */
import ts from 'typescript';

/** Kind to its sentence, of every `case 'kind': return …` and every `kind: (words) => …` of a file with sentences. */
export function sentencesIn(text) {
  const file = ts.createSourceFile('sentences.ts', text, ts.ScriptTarget.Latest, true);
  const found = new Map();
  const visit = (node) => {
    for (const [kind, value] of entriesOf(node)) {
      const said = shownText(value);
      if (said !== null && /[a-z]{2,} [a-z]{2,}/.test(said) && !found.has(kind)) found.set(kind, said);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function entriesOf(node) {
  if (ts.isCaseClause(node) && ts.isStringLiteral(node.expression)) {
    const returned = node.statements.find(ts.isReturnStatement)?.expression;
    return returned === undefined ? [] : [[node.expression.text, returned]];
  }
  if (!ts.isPropertyAssignment(node) || !(ts.isStringLiteral(node.name) || ts.isIdentifier(node.name))) return [];
  const { initializer } = node;
  if (!ts.isArrowFunction(initializer)) return [];
  const body = ts.isBlock(initializer.body)
    ? initializer.body.statements.find(ts.isReturnStatement)?.expression
    : initializer.body;
  return body === undefined ? [] : [[node.name.text, body]];
}

/** The words of an expression; `null` where it has none of its own. Of two ways to go on the first. */
function shownText(node) {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.templateSpans.reduce(
      (said, { expression, literal }) => `${said}${shownText(expression) ?? '…'}${literal.text}`,
      node.head.text,
    );
  if (ts.isConditionalExpression(node)) return shownText(node.whenTrue) || shownText(node.whenFalse);
  return null;
}

/** As a table; a sentence that runs over lines is cut at the first. */
export function sentenceTable(text) {
  const rows = [...sentencesIn(text)]
    .map(([kind, said]) => `| \`${kind}\` | ${said.split('\n')[0].replaceAll('|', '\\|').trim()} |`)
    .sort();
  return ['| kind | what fanfold says |', '|---|---|', ...rows].join('\n');
}
