import { parseNumber } from '../text/parse-number.js';
import { comma, dot, type SubfieldReader } from './sample-fields.js';

/** Written with few decimals, probabilities do not add up to quite 1. */
const slack = 0.1;

/**
 * Reads the genotype probabilities (GP) of a sample, in the order of VCF, as expected copies of each ALT allele. Those of a haploid
 * genotype in diploid data count twice, as such calls do; where all are 0 or one is a point, the genotype is missing.
 */
export const expectedDosages: SubfieldReader = (bytes, start, stop, ploidy, row, dosages) => {
  const probabilities: number[] = [];
  let isMissing = false;
  for (let at = start; at <= stop; at++) {
    let next = at;
    while (next < stop && bytes[next] !== comma) next++;
    if (next === at + 1 && bytes[at] === dot) isMissing = true;
    else {
      const probability = parseNumber(bytes, at, next);
      if (!(probability >= 0 && probability <= 1)) return noProbability;
      probabilities.push(probability);
    }
    at = next;
  }
  const alleles = dosages.length + 1;
  const pairs = (alleles * (alleles + 1)) / 2;
  const isDiploid = ploidy === 2 && probabilities.length === pairs;
  const sum = probabilities.reduce((total, probability) => total + probability, 0);
  if (isMissing || sum === 0) {
    for (const values of dosages) values[row] = NaN;
    return undefined;
  }
  if (!isDiploid && probabilities.length !== alleles) {
    return {
      message: `holds ${probabilities.length} probabilities, but ${alleles} alleles have ${ploidy === 2 ? `${pairs} genotypes, or ${alleles} haploid ones` : `${alleles} haploid genotypes`}`,
      hint: 'GP needs one probability for each genotype (Number=G); check the option ploidy',
    };
  }
  if (Math.abs(sum - 1) > slack) return noProbability;
  for (const [index, values] of dosages.entries()) {
    values[row] =
      (isDiploid ? copies(probabilities, index + 1, alleles) : ploidy * probabilities[index + 1]!) / sum;
  }
  return undefined;
};

const noProbability = {
  message: 'holds no probabilities, which are from 0 to 1 and add up to 1',
  hint: 'Probabilities on the Phred scale, as VCF 4.2 had them, are not read: take another field, such as field: GT',
};

/** Expected copies of an allele; the genotype of alleles j ≤ k is at k(k + 1)/2 + j. */
function copies(probabilities: readonly number[], allele: number, alleles: number): number {
  let sum = 0;
  for (let k = 0; k < alleles; k++) {
    for (let j = 0; j <= k; j++) {
      sum += (Number(j === allele) + Number(k === allele)) * probabilities[(k * (k + 1)) / 2 + j]!;
    }
  }
  return sum;
}
