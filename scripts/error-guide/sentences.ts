import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../..');

/** A piece of text in the code that is long enough to be recognised. */
export interface Sentence {
  readonly text: string;
  /** The declaration that it stands in. */
  readonly declaredAs: string;
}

const LEAST = 12;

/** What a file can say, piece by piece, but for some of its declarations; a value in a sentence divides it. */
export function sentencesOf(file: string, but: readonly string[]): readonly Sentence[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  return source.statements.filter((statement) => !ts.isImportDeclaration(statement)).flatMap(declarationsIn)
    .filter(({ name }) => !but.includes(name))
    .flatMap(({ name, node }) => piecesIn(node).map((text) => ({ text, declaredAs: name })));
}

function declarationsIn(statement: ts.Statement): readonly { readonly name: string; readonly node: ts.Node }[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((node) => ({ name: node.name.getText(), node }));
  }
  const named = statement as ts.Statement & { readonly name?: ts.Identifier };
  return ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)
    ? [{ name: named.name?.text ?? '', node: statement }] : [];
}

function piecesIn(node: ts.Node): readonly string[] {
  const own = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node)
    || ts.isTemplateMiddle(node) || ts.isTemplateTail(node) ? node.text.split(/<\w+>|\n|\$\{.*\}/) : [];
  const found: string[] = own.map((piece) => piece.trim()).filter((piece) =>
    piece.length >= LEAST && /\S \S/.test(piece));
  ts.forEachChild(node, (child) => void found.push(...piecesIn(child)));
  return found;
}
