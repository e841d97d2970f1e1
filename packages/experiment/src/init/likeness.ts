import path from 'node:path';
import type { MatrixFile } from './input-file.js';

const nameOf = (file: string): string => path.basename(file).toLowerCase();

const saysGenotypes = (file: string): boolean => /geno|snp|dosage|marker|vcf/.test(nameOf(file));
const saysExpression = (file: string): boolean => /expr|rna|tpm|count|gene(?!ti)/.test(nameOf(file));
/** Whether a file is called one of covariates. */
export const namesCovariates = (file: string): boolean =>
  /(?<![a-z])cov(?!id)|peer|(?<![a-z])pcs?(?![a-z])/.test(nameOf(file));

/** What covariates are usually called. */
const covariate = /^(?:pc|peer|inferredcov|factor|sv)_?\d+$|^(?:sex|gender|age|batch|platform|pcr|rin|pmi)$/i;

/** So many features are genes, and no covariates or traits. */
const manyFeatures = 100;

/** How much a matrix is like genotypes: whether its file has alleles or ploidy, then few whole values, then dosages. */
export function likeGenotypes({ summary, matrix }: MatrixFile): number {
  if (matrix.alleles !== undefined || matrix.ploidy !== undefined) return 3;
  const { coding, values } = summary;
  if (coding === 'dosage') return 1;
  return coding !== 'continuous' && (values?.distinct?.length ?? Infinity) <= 6 ? 2 : 0;
}

/** Between matrices that are as like genotypes, the name decides, as far as it says anything. */
export function namedGenotypes({ path: file }: MatrixFile): number {
  return Number(saysGenotypes(file)) - Number(saysExpression(file));
}

/** A matrix, and its features by where its sample ids are. */
interface Placed {
  readonly file: MatrixFile;
  readonly features: readonly string[];
}

/** How much a matrix that has no genotypes is like expression, not traits or covariates: it has positions or many features; then its name. */
export function likeExpression({ file, features }: Placed): number {
  const byName =
    Number(saysExpression(file.path)) - Number(isTraits(file)) - 2 * Number(isCovariates({ file, features }));
  return 10 * Number(file.summary.positions !== null) + 5 * byName + Math.log10(features.length);
}

/** Whether a matrix is surely of expression, whatever its ids. */
export function isExpression({ file, features }: Placed): boolean {
  if (file.summary.positions !== null) return true;
  if (isCovariates({ file, features }) || isTraits(file)) return false;
  return saysExpression(file.path) || features.length >= manyFeatures;
}

/** Whether a matrix is of covariates, by its name or by theirs. */
export function isCovariates({ file, features }: Placed): boolean {
  if (file.summary.positions !== null) return false;
  if (namesCovariates(file.path)) return true;
  return (
    !saysExpression(file.path) && 3 * features.filter((id) => covariate.test(id)).length >= features.length
  );
}

/** Whether a matrix is of traits: the file is of that format, or is called so. */
export function isTraits({ path: file, format, summary }: MatrixFile): boolean {
  if (summary.positions !== null || namesCovariates(file)) return false;
  return format === 'pheno' || /phen|trait|disease/.test(nameOf(file));
}
