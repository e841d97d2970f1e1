import type { DataProblem } from '@snpress/data';
import type { FileHead, FirstLine } from './file-head.js';

/** A kind of text that is often handed in, but is none of the formats. */
interface ForeignKind {
  readonly name: string;
  /** What the first line, or its first 200 characters, looks like. */
  readonly line: RegExp;
  /** How the path ends, where the line alone does not tell. */
  readonly ending?: RegExp;
  readonly hint: string;
}

const id = String.raw`\S+[\t ]+`;
const allele = String.raw`(?:[\t ]+[ACGTNID0-4-])`;

const kinds: readonly ForeignKind[] = [
  {
    name: 'a PLINK .ped file',
    line: new RegExp(`^(?:${id}){4}(?:[012]|-9|other)[\\t ]+\\S+(?:${allele}+[\\t ]*$|${allele}{20,})`, 'i'),
    ending: /[ACGT](?:[\t ]|$)|\.ped(?:\.gz)?$/,
    hint: 'Convert it: plink2 --pedmap PREFIX --make-pgen --out NEW',
  },
  {
    name: 'a .bim file of PLINK',
    line: /^\S+[\t ]+\S+[\t ]+-?[\d.]+[\t ]+-?\d+[\t ]+[ACGTN0*<>]+[\t ]+[ACGTN0*<>]+\s*$/i,
    hint: 'Name the .bed or .pgen file that it belongs to, and keep them side by side',
  },
  {
    name: 'a PLINK .tped file',
    line: new RegExp(`^${id}${id}[\\d.]+[\\t ]+\\d+(?:${allele}+[\\t ]*$|${allele}{20,})`, 'i'),
    ending: /[ACGT](?:[\t ]|$)|\.tped(?:\.gz)?$/,
    hint: 'Convert it: plink --tfile PREFIX --make-bed --out NEW',
  },
  {
    name: 'an Oxford .gen or .haps file',
    line: /^(?:\S+ )?\S+ \S+ \d+ [ACGTN]+ [ACGTN]+(?: [01](?:\.\d+)?){3,}(?: |$)/i,
    hint: 'Convert it: plink2 --gen FILE ref-first --sample FILE.sample --make-pgen --out NEW, or with --haps',
  },
  {
    name: 'a .fam file of PLINK',
    line: /^\S+[\t ]+\S+[\t ]+\S+[\t ]+\S+[\t ]+[012][\t ]+\S+\s*$/,
    ending: /\.fam$/,
    hint: 'Name the .bed or .pgen file that it belongs to, and keep them side by side',
  },
  {
    name: 'a .psam or .pvar file of PLINK 2',
    line: /^#(?:FID\tIID|IID|CHROM\tPOS\tID\tREF\tALT)(?:\t|\s*$)/,
    hint: 'Name the .pgen file that it belongs to, and keep them side by side',
  },
  {
    name: 'a HapMap file',
    line: /^rs#?[\t ]+alleles[\t ]+chrom[\t ]+pos[\t ]/i,
    hint: 'Convert it with TASSEL: run_pipeline.pl -h FILE -export NEW.vcf -exportType VCF',
  },
  {
    name: 'a table of featureCounts',
    line: /^# Program:featureCounts/,
    hint: "Keep ids and counts: grep -v '^#' FILE | cut -f 1,7- > NEW.tsv",
  },
  {
    name: 'an annotation of genes (GTF or GFF)',
    line: /^##gff-version|^#!genome-build|^#.*(?:GENCODE|Ensembl)|gene_id "[^"]+";/i,
    hint: 'Give it as positions of genes, as a table of gene, chromosome, start and end',
  },
  {
    name: 'a sparse matrix (Matrix Market)',
    line: /^%%MatrixMarket/i,
    hint: 'Write the matrix as TSV, Parquet or Arrow, with its ids',
  },
  {
    name: 'a web page',
    line: /^\s*<(?:!doctype|html)/i,
    hint: 'Download the file itself, not the page that shows it',
  },
  {
    name: 'a pointer of Git LFS, not the file itself',
    line: /^version https:\/\/git-lfs/,
    hint: 'Fetch the file: git lfs pull',
  },
];

/** What is said of a file of text that is known, but not read; undefined of any other. */
export function foreignText({
  path,
  firstLine,
}: Pick<FileHead, 'path'> & { readonly firstLine: Pick<FirstLine, 'text'> | undefined }):
  Omit<DataProblem, 'file'> | undefined {
  if (firstLine === undefined) return undefined;
  const text = firstLine.text.trimEnd();
  const kind =
    kinds.find(({ line, ending }) => line.test(text) && (ending?.test(text) ?? true)) ??
    kinds.find(({ line, ending }) => line.test(text) && ending?.test(path));
  return (
    kind && { code: 'foreign-text', message: `This is ${kind.name}, which is not read`, hint: kind.hint }
  );
}
