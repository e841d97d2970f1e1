import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { fencesOf } from './fences.js';
import { root } from './workspace.js';

const options: ts.CompilerOptions = {
  noEmit: true,
  strict: false,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ['node'],
};

/** Where TypeScript does not know a name: as a name, with a guess, as `{ name }`. */
const unknownNames: readonly number[] = [2304, 2552, 18004];
/** What comes of names that may be anything: types without an end. */
const unknownTypes: readonly number[] = [2589];

/**
 * Compiles the examples of the API reference: functions, options and results have to be as the packages have them. What an example takes
 * as given, such as a matrix of the reader's, may be anything.
 * @param api the folder of the reference, a page for each package
 * @returns what TypeScript says of them, and how many there are
 */
export function compileExamples(api: string): {
  readonly examples: number;
  readonly errors: readonly string[];
} {
  const bodies = readdirSync(api).flatMap((page) =>
    fencesOf(readFileSync(path.join(api, page), 'utf8')).map(({ code }, index) => ({
      // Beside the tests, from where the packages are found.
      file: path.join(root, 'tools/test', `${path.basename(page, '.md')}-example-${index + 1}.mts`),
      code,
    })),
  );
  const exported = exportsOf(readdirSync(api).map((page) => `@snpress/${path.basename(page, '.md')}`));
  const imports = ({ code }: { readonly code: string }): string[] =>
    [...new Set(code.match(/[A-Za-z_]\w*/g))].flatMap((name) => {
      const from = exported.get(name);
      return from === undefined || new RegExp(`[{,] *${name} *[,}].*=`).test(code)
        ? []
        : [`import { ${name} } from '${from}';`];
    });
  const sources = new Map(bodies.map((body) => [body.file, [...imports(body), body.code].join('\n')]));
  const first = ts.createProgram([...sources.keys()], options, hostOf(sources));
  for (const { file, messageText } of diagnosticsOf(first, sources, ({ code }) =>
    unknownNames.includes(code),
  )) {
    const name = /'(\w+)'/.exec(ts.flattenDiagnosticMessageText(messageText, ' '))![1]!;
    const declared = `declare const ${name}: any;\n`;
    if (!sources.get(file!.fileName)!.includes(declared))
      sources.set(file!.fileName, sources.get(file!.fileName)! + declared);
  }
  const second = ts.createProgram([...sources.keys()], options, hostOf(sources), first);
  const errors = diagnosticsOf(second, sources, ({ code }) => !unknownTypes.includes(code)).map(
    ({ file, messageText }) =>
      `${path.basename(file!.fileName, '.mts')}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );
  return { examples: bodies.length, errors };
}

function exportsOf(packages: readonly string[]): ReadonlyMap<string, string> {
  const file = path.join(root, 'tools/test/all-packages.mts');
  const all = packages.map((name, index) => `import * as p${index} from '${name}'; p${index};`).join('\n');
  const program = ts.createProgram([file], options, hostOf(new Map([[file, all]])));
  const checker = program.getTypeChecker();
  const exported = new Map([['z', 'zod']]);
  for (const statement of program.getSourceFile(file)!.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const module = checker.getSymbolAtLocation(statement.moduleSpecifier)!;
    for (const { name } of checker.getExportsOfModule(module))
      exported.set(name, (statement.moduleSpecifier as ts.StringLiteral).text);
  }
  return exported;
}

function hostOf(sources: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    fileExists: (file) => sources.has(file) || host.fileExists(file),
    readFile: (file) => sources.get(file) ?? host.readFile(file),
    getSourceFile: (file, version) => {
      const text = sources.get(file);
      return text === undefined
        ? host.getSourceFile(file, version)
        : ts.createSourceFile(file, text, version);
    },
  };
}

function diagnosticsOf(
  program: ts.Program,
  sources: ReadonlyMap<string, string>,
  matters: (diagnostic: ts.Diagnostic) => boolean,
): readonly ts.Diagnostic[] {
  return [...sources.keys()].flatMap((file) => {
    const source = program.getSourceFile(file)!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].filter(
      matters,
    );
  });
}
