import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { root } from './workspace.js';

/** The name and the sources of each package and app. */
const projects = ['packages', 'apps'].flatMap((parent) =>
  readdirSync(path.join(root, parent)).map((entry) => {
    const name = `${parent}/${entry}`;
    return { name, sources: readSources(path.join(root, name, 'src')) };
  }),
);

/** File, relative to the folder → its syntax. */
function readSources(folder: string): ReadonlyMap<string, ts.SourceFile> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return new Map(
    files.map((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      return [file, ts.createSourceFile(file, text, ts.ScriptTarget.Latest)];
    }),
  );
}

/** What a file imports or re-exports, types included: module → whether only types. */
function importsOf(source: ts.SourceFile): readonly { readonly module: string; readonly isType: boolean }[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    if (statement.moduleSpecifier === undefined) return [];
    const module = (statement.moduleSpecifier as ts.StringLiteral).text;
    const isType = ts.isExportDeclaration(statement)
      ? statement.isTypeOnly
      : statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return { module, isType };
  });
}

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** File → the files of the same project that it imports. */
function fileGraph(sources: ReadonlyMap<string, ts.SourceFile>): Graph {
  return new Map(
    [...sources].map(([file, source]) => {
      const modules = importsOf(source).filter(({ module }) => module.startsWith('.'));
      const to = modules.map(({ module }) => path.join(path.dirname(file), module).replace(/\.js$/, '.ts'));
      return [file, new Set(to)];
    }),
  );
}

/** Folder → the folders that it imports; what an index re-exports for others does not count. */
function folderGraph(files: Graph): Graph {
  const graph = new Map<string, Set<string>>();
  for (const [file, targets] of files) {
    if (path.basename(file) === 'index.ts') continue;
    const from = path.dirname(file);
    const to = graph.get(from) ?? new Set();
    graph.set(from, to);
    for (const target of targets) if (path.dirname(target) !== from) to.add(path.dirname(target));
  }
  return graph;
}

/** The edges of a graph that are part of a cycle. */
function cyclicEdges(graph: Graph): readonly string[] {
  const reached = new Map([...graph.keys()].map((node) => [node, reachedFrom(graph, node)]));
  return [...graph].flatMap(([from, targets]) =>
    [...targets].filter((to) => reached.get(to)?.has(from)).map((to) => `${from} → ${to}`),
  );
}

function reachedFrom(graph: Graph, start: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const pending = [start];
  for (let node = pending.pop(); node !== undefined; node = pending.pop())
    for (const next of graph.get(node) ?? [])
      if (!reached.has(next)) {
        reached.add(next);
        pending.push(next);
      }
  return reached;
}

describe.each(projects)('$name', ({ sources }) => {
  const files = fileGraph(sources);
  const all = [...sources].map(([file, source]) => ({
    file,
    source,
    isIndex: path.basename(file) === 'index.ts',
  }));

  it('has no files that import each other', () => {
    expect(cyclicEdges(files)).toEqual([]);
  });

  it('has no folders that import each other', () => {
    expect(cyclicEdges(folderGraph(files))).toEqual([]);
  });

  it('re-exports in index files only', () => {
    const only = all.filter(
      ({ source, isIndex }) =>
        !isIndex &&
        source.statements.every(
          (statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier,
        ),
    );
    expect(only.map(({ file }) => file)).toEqual([]);
  });

  it('imports values of other packages by narrow entry points, never from the whole', () => {
    const wide = all.flatMap(({ file, source }) =>
      importsOf(source)
        .filter(({ module, isType }) => !isType && /^@snpress\/[^/]+$/.test(module))
        .map(({ module }) => `${file}: ${module}`),
    );
    expect(wide).toEqual([]);
  });
});
