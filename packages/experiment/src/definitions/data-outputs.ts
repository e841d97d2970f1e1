import { reconciliation, samples } from '../artifacts/data-facts.js';
import { expression, genotypes } from '../artifacts/matrices.js';

/** What every stage leaves that makes the data. */
export const dataOutputs = { genotypes, expression, samples, reconciliation };
