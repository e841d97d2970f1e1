import { arrowFormat } from '../arrow/arrow-format.js';
import { bedFormat } from '../bed/bed-format.js';
import { bgenFormat } from '../bgen/bgen-format.js';
import { csvFormat, matrixEqtlFormat, tsvFormat } from '../delimited/delimited-format.js';
import type { Format } from '../format/format.js';
import { gctFormat } from '../gct/gct-format.js';
import { serviceFormat } from '../genotyping-service/service-format.js';
import { longFormat } from '../long/long-format.js';
import { parquetFormat } from '../parquet/parquet-format.js';
import { pgenFormat } from '../pgen/pgen-format.js';
import { phenoFormat } from '../pheno/pheno-format.js';
import { rawFormat } from '../plink-text/raw-format.js';
import { trawFormat } from '../plink-text/traw-format.js';
import { plinkFormat } from '../plink/plink-format.js';
import { rqtl2Format } from '../rqtl2/rqtl2-format.js';
import { vcfFormat } from '../vcf/vcf-format.js';

/**
 * Every format of genotype and expression files. The first one that recognises a file reads it, so those that recognise less
 * come first. A new format is a file with its `Format` and a line here.
 */
export const formats = [
  plinkFormat,
  pgenFormat,
  bgenFormat,
  vcfFormat,
  rqtl2Format,
  arrowFormat,
  parquetFormat,
  serviceFormat,
  gctFormat,
  bedFormat,
  rawFormat,
  trawFormat,
  phenoFormat,
  longFormat,
  matrixEqtlFormat,
  tsvFormat,
  csvFormat,
] as const;

/** The name of a format, as in a spec: `format: tsv`. */
export type FormatName = (typeof formats)[number]['name'];

/** The options that formats have of their own, by their names: `long`, `vcf`, `part`. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- it is the options of all formats together
export type FormatOptions = Intersection<OptionsOf<(typeof formats)[number]>>;

type OptionsOf<F> = F extends Format<string, infer Options> ? Options : never;
type Intersection<Union> = (Union extends unknown ? (member: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** The same list, for whoever goes through all formats. */
export const allFormats: readonly NamedFormat[] = formats as readonly Format[] as readonly NamedFormat[];

/** A format of the list. */
export type NamedFormat = Format & { readonly name: FormatName };

/** The formats that a matrix can be written in. */
export const writableFormats = allFormats.filter((format) => format.write !== undefined);

/** The formats of genotypes that are read marker by marker. */
export const markerFormats = allFormats.filter((format) => format.open !== undefined);

/** Names for the choices of an option. */
export function namesOf(list: readonly NamedFormat[]): [FormatName, ...FormatName[]] {
  return list.map(({ name }) => name) as [FormatName, ...FormatName[]];
}

/** The format of a name. */
export function formatNamed(name: FormatName): NamedFormat {
  return allFormats.find((format) => format.name === name)!;
}
