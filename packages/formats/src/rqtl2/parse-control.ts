import { LineCounter, parseDocument, visit, type Document } from 'yaml';
import { DataError } from '@snpress/data/errors/data-error';
import type { DataProblem } from '@snpress/data';
import type { Delimiter } from '../text/delimiter.js';
import { controlSchema } from './control-schema.js';
import type { Control } from './control.js';
import { crossTypes } from './cross-types.js';

const separators: { readonly [text: string]: Delimiter } = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  ' ': 'space',
};

/**
 * Parses an R/qtl2 control file, YAML or JSON.
 * Format: https://kbroman.org/qtl2/assets/vignettes/input_files.html
 * @throws DataError with everything that is wrong with it, each with its line and column.
 */
export function parseControl(text: string, file: string): Control {
  const { document, place } = parsePlaces(text, file);
  const parsed = controlSchema.safeParse(document.toJS());
  const at = (path: readonly PropertyKey[]) => {
    const offset = offsetOf(document, path);
    return offset === undefined ? { file } : place(offset);
  };
  if (!parsed.success) {
    throw new DataError(
      parsed.error.issues.slice(0, 5).map(({ path, message }) => ({
        message:
          path[0] === 'crosstype' && document.get('crosstype') === undefined
            ? 'This control file has no `crosstype`'
            : `${path.join('.') || 'The control file'}: ${message}`,
        ...at(path),
        hint: 'See docs/reference/formats/rqtl2.md for what a control file says',
      })),
    );
  }
  const fields = parsed.data;
  const problems: DataProblem[] = [];
  const cross = crossTypes[fields.crosstype];
  if (cross === undefined) {
    problems.push({
      message: `Crosses of type ${JSON.stringify(fields.crosstype)} are not read: their genotypes are not copies of one of two founders' alleles`,
      ...at(['crosstype']),
      hint: `The types that are read are ${Object.keys(crossTypes).join(', ')}; of others, write the SNP calls as VCF or text`,
    });
  }
  const genotypes = new Map(Object.entries(fields.genotypes));
  for (const [code, number] of genotypes) {
    if (number >= 1 && number <= 5) continue;
    problems.push({
      message: `Genotype code ${JSON.stringify(code)} has the number ${number}, but genotypes are numbered from 1 to 5`,
      ...at(['genotypes', code]),
      hint: 'Number the first homozygote 1; missing calls belong to `na.strings`',
    });
  }
  const { alleles } = fields;
  if (alleles !== undefined && alleles.length !== 2) {
    problems.push({
      message: `There are ${alleles.length} alleles, but this cross has two founders`,
      ...at(['alleles']),
      hint: 'Name two, or leave `alleles` out',
    });
  }
  const delimiter = separators[fields.sep];
  if (delimiter === undefined) {
    problems.push({
      message: `Fields that are separated by ${JSON.stringify(fields.sep)} are not read`,
      ...at(['sep']),
      hint: 'Use a comma, a semicolon, a tab or a space',
    });
  }
  if (problems.length > 0) throw new DataError(problems);
  return {
    file,
    crossName: fields.crosstype,
    cross: cross!,
    genotypes,
    alleles: alleles as [string, string] | undefined,
    geno: fields.geno,
    pheno: fields.pheno,
    gmap: fields.gmap,
    pmap: fields.pmap,
    covar: fields.covar,
    xChromosomes: fields.x_chr,
    sex: fields.sex,
    crossInfo: fields.cross_info,
    gmapTransposed: fields.gmap_transposed,
    genoTransposed: fields.geno_transposed,
    phenoTransposed: fields.pheno_transposed,
    pmapTransposed: fields.pmap_transposed,
    delimiter: delimiter!,
    missing: [...new Set([...fields['na.strings'], ''])],
    comment: fields['comment.char'],
  };
}

/** The document, and where an offset of it is. @throws DataError where it is neither YAML nor JSON, or refers to itself */
function parsePlaces(
  text: string,
  file: string,
): { readonly document: Document; readonly place: (offset: number) => Place } {
  const lines = new LineCounter();
  // JSON is YAML, so that one parser with places serves both.
  let document: Document;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  } catch (cause) {
    const hint = 'See docs/reference/formats/rqtl2.md for what a control file says';
    throw new DataError({ message: 'This control file is nested too deeply', file, hint }, { cause });
  }
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  if (document.errors.length > 0) {
    throw new DataError(
      document.errors.slice(0, 5).map(({ message, pos }) => ({
        message: `This control file is neither YAML nor JSON (${message})`,
        ...place(pos[0]),
        hint: 'Check quotes, colons and indentation; texts such as - need quotes',
      })),
    );
  }
  const alias = firstAlias(document);
  if (alias !== undefined) {
    throw new DataError({
      message: 'This control file refers to another place in it by *, which is not read',
      ...place(alias),
      hint: 'Write the text itself there, in quotes where it begins with *',
    });
  }
  return { document, place };
}

type Place = Required<Pick<DataProblem, 'file' | 'line' | 'column'>>;

/** Where the value at a path begins, or the nearest one around it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as
      { readonly range?: readonly number[] } | undefined;
    if (node?.range) return node.range[0];
  }
  return undefined;
}

/** Where the first alias of a document is: one that leads nowhere, or to itself, could not be followed. */
function firstAlias(document: Document): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Alias(_, { range }) {
      offset = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}
