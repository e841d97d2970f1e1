import type { MarkerSite } from '@snpress/data/markers/marker-sites';
import { featureValues } from '@snpress/data/matrix/feature-values';
import type { Matrix } from '@snpress/data';
import { formatFloat32 } from '../text/format-float32.js';
import { isBases, isVcfAllele, unknownAlternative, unknownReference } from './vcf-alleles.js';

const gtHeader = '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">\n';
const dsHeader = '##FORMAT=<ID=DS,Number=A,Type=Float,Description="Copies of the ALT allele">\n';
/** A dosage so near a whole number of diploid copies has that call beside it, as plink2 has it. */
const nearWhole = 0.1;
/** So many texts of dosages are remembered: files have few different ones. */
const mostKnown = 1 << 16;

/** The text of a VCF file, in small pieces. */
export function* encodeVcf(matrix: Matrix, sites: readonly MarkerSite[]): Generator<Buffer, void, undefined> {
  const { samples, values } = matrix;
  const hasDosages = values.some((dosage) => !Number.isInteger(dosage) && !Number.isNaN(dosage));
  const contigs = [...new Set(sites.map(({ chromosome }) => chromosome))];
  yield Buffer.from(
    [
      '##fileformat=VCFv4.2\n##FILTER=<ID=PASS,Description="All filters passed">\n',
      ...contigs.map((contig) => `##contig=<ID=${contig}>\n`),
      gtHeader,
      ...(hasDosages ? [dsHeader] : []),
      `${['#CHROM', 'POS', 'ID', 'REF', 'ALT', 'QUAL', 'FILTER', 'INFO', 'FORMAT', ...samples].join('\t')}\n`,
    ].join(''),
  );
  const fields = hasDosages ? dosageFields(matrix) : callFields(matrix);
  for (const [marker, { id, chromosome, position, counted, other }] of sites.entries()) {
    const reference = isBases(other) ? other : unknownReference;
    const alternative = isVcfAllele(counted) ? counted : unknownAlternative;
    const format = hasDosages ? 'GT:DS' : 'GT';
    yield Buffer.from([chromosome, position, id, reference, alternative, '.', '.', '.', format].join('\t'));
    yield fields(featureValues(matrix, marker));
    yield newline;
  }
}

const newline = Buffer.from('\n');

/** The fields of the samples of a line, each after a tab. */
type Fields = (dosages: Float32Array) => Buffer;

const texts = {
  1: ['\t0', '\t1', '', '\t.'],
  2: ['\t0/0', '\t0/1', '\t1/1', '\t./.'],
} as const;

/** Calls have as many bytes each, so that they are copied into their places. */
function callFields({ ploidy = 2 }: Matrix): Fields {
  const codes = texts[ploidy].map((text) => Buffer.from(text));
  const width = codes[0]!.length;
  return (dosages) => {
    const line = Buffer.alloc(dosages.length * width);
    for (let sample = 0, at = 0; sample < dosages.length; sample++) {
      const dosage = dosages[sample]!;
      const code = codes[Number.isNaN(dosage) ? 3 : dosage]!;
      for (let byte = 0; byte < width; byte++) line[at++] = code[byte]!;
    }
    return line;
  };
}

function dosageFields({ ploidy = 2 }: Matrix): Fields {
  const codes = texts[ploidy];
  const known = new Map<number, string>();
  const textOf = (dosage: number): string => {
    if (Number.isNaN(dosage)) return `${codes[3]}:.`;
    const near = Math.round(dosage);
    const isNear = Math.abs(dosage - near) * (2 / ploidy) <= nearWhole;
    return `${codes[isNear ? near : 3]!}:${formatFloat32(dosage + 0)}`;
  };
  return (dosages) => {
    let line = '';
    for (let sample = 0; sample < dosages.length; sample++) {
      const dosage = dosages[sample]!;
      let text = known.get(dosage);
      if (text === undefined) {
        text = textOf(dosage);
        if (known.size < mostKnown) known.set(dosage, text);
      }
      line += text;
    }
    return Buffer.from(line);
  };
}
