import { parse } from 'es-module-lexer';

/** What the text of an ES module refers to. */
export interface ModuleImports {
  /** Specifiers of static imports, re-exports, and dynamic imports of a literal. */
  readonly specifiers: readonly string[];
  /** Relative URLs of files that it opens by `new URL('…', import.meta.url)`. */
  readonly assets: readonly string[];
}

const assetPattern = /new\s+URL\(\s*(['"`])(\.{1,2}\/[^'"`$]+)\1\s*,\s*import\.meta\.url\s*,?\s*\)/g;

/** Reads the imports of a module; es-module-lexer's `init` must have been awaited. */
export function moduleImports(source: string, name: string): ModuleImports {
  const specifiers = new Set<string>();
  for (const found of parse(source, name)[0]) {
    if (found.type === 'import-meta' || found.specifier === undefined) continue;
    if (found.type === 'dynamic' && found.glob) continue;
    specifiers.add(found.specifier);
  }
  const assets = new Set(
    source.includes('import.meta.url') ? Array.from(source.matchAll(assetPattern), (match) => match[2]!) : [],
  );
  return { specifiers: [...specifiers], assets: [...assets] };
}
