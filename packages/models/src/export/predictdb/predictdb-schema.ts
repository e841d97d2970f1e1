/** The tables of a PredictDB file, as MetaXcan and PrediXcan read them; with Φ where it is known. */
export const predictDbTables = (hasPhi: boolean): string => `
CREATE TABLE weights (rsid TEXT, gene TEXT, weight REAL, ref_allele TEXT, eff_allele TEXT, varID TEXT);
CREATE TABLE extra (gene TEXT, genename TEXT, "n.snps.in.model" INTEGER, "pred.perf.R2" REAL, "pred.perf.pval" REAL, "pred.perf.qval" REAL${hasPhi ? ', phi REAL' : ''});
`;

/** Their usual indexes, made when the rows are there. */
export const predictDbIndexes = `
CREATE INDEX weights_rsid ON weights (rsid);
CREATE INDEX weights_gene ON weights (gene);
CREATE INDEX weights_rsid_gene ON weights (rsid, gene);
CREATE INDEX gene_model_summary ON extra (gene);
`;
