/** What a column of a table of summary statistics says of a variant. */
export const gwasRoles = {
  id: 'the name of the variant',
  chromosome: 'its chromosome',
  position: 'its position in bases',
  effect: 'the allele whose effect is told',
  other: 'the other allele; several columns where it is the one that the effect allele is not',
  z: 'effect divided by its standard error',
  beta: 'the effect of a copy of the effect allele',
  se: 'the standard error of the effect, of the logarithm of odds where the effect is an odds ratio',
  or: 'the odds ratio',
  p: 'the p of the effect, two-sided',
  log10p: '−log10 of that p',
  sign: 'the sign of the effect: + or −',
  frequency: 'the frequency of the effect allele',
} as const;

/** One of the columns of a table of summary statistics. */
export type GwasRole = keyof typeof gwasRoles;

/** What columns are called by the programs and consortia that write them, in lower case with `_` for all else, the likeliest first. */
export const gwasNames: Readonly<Record<GwasRole, readonly string[]>> = {
  id: words(
    'hm_rsid rsid rs_id rsids snp snpid snp_id markername marker marker_name markerid marker_id rs rs_number variant_id varid panel_variant_id variant id name',
  ),
  chromosome: words('hm_chrom chr chrom chromosome chr_id chromosome_name hg19chr hg19chrc hg38chr'),
  position: words(
    'hm_pos bp pos position genpos base_pair_location base_pair ps bp_hg19 pos_hg19 bp_hg38 pos_hg38 position_hg19 position_hg38 position_b37 position_b38',
  ),
  effect: words(
    'hm_effect_allele effect_allele ea effectallele effect_all coded_allele tested_allele allele1 a1 a_1 alt alternate_allele alleleb',
  ),
  other: words(
    'hm_other_allele other_allele oa nea non_effect_allele noneffect_allele noneffectallele noncoded_allele non_coded_allele omitted allele0 a0 allele2 a2 a_2 ref reference_allele allelea',
  ),
  z: words('z zscore z_score zstat z_stat zvalue gwas_z gc_zscore'),
  beta: words('hm_beta beta effect effects b effect_size estimate log_odds logor log_or lnor'),
  se: words('se stderr standard_error std_err std_error stderrlogor sebeta se_beta beta_se log_or_se se_gc'),
  or: words('hm_odds_ratio or odds_ratio oddsratio'),
  p: words(
    'p pval p_val pvalue p_value pvalues p_bolt_lmm p_bolt_lmm_inf p_wald p_lrt p_value_ all_inv_var_meta_p',
  ),
  log10p: words('log10p log10_p neg_log10_p neg_log10_p_value neg_log_pvalue mlog10p mlogp nlog10p lp'),
  sign: words('beta_sign sign sign_beta effect_sign'),
  frequency: words(
    'hm_effect_allele_frequency effect_allele_frequency eaf a1freq a1_freq freq1 freq frq af freq_a1 alt_freq af_alt af_allele2',
  ),
};

function words(text: string): readonly string[] {
  return text.split(' ');
}
