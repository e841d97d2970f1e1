import { z } from 'zod';

// R writes a text as an array of one, and YAML a code as a number.
const text = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()])).length(1)])
  .transform((value) => String(Array.isArray(value) ? value[0] : value));
const texts = z
  .union([z.string(), z.number(), z.array(z.union([z.string(), z.number(), z.null()]))])
  .transform((value) =>
    Array.isArray(value) ? value.map((entry) => String(entry ?? 'NA')) : [String(value)],
  );
const files = texts.pipe(z.array(z.string().min(1, 'a file name is empty'))).default([]);
// R's own YAML writer says yes and no.
const flag = text
  .refine((value) => /^(?:true|false|yes|no)$/i.test(value), 'use true or false')
  .transform((value) => /^(?:true|yes)$/i.test(value))
  .default(false);
const elsewhere = z
  .union([
    z.string().transform((file) => [file]),
    z.looseObject({ file: texts.default([]), covar: text.optional() }),
  ])
  .default([])
  .transform((given) => {
    if (Array.isArray(given)) return { files: given, column: undefined, codes: new Map<string, string>() };
    const { file, covar, ...codes } = given;
    return {
      files: file,
      column: covar,
      codes: new Map(Object.entries(codes).map(([code, meaning]) => [code, String(meaning)])),
    };
  });

/** The fields of an R/qtl2 control file that matter here; others are passed over. */
export const controlSchema = z.object({
  crosstype: text,
  geno: files,
  pheno: files,
  gmap: files,
  pmap: files,
  covar: files,
  phenocovar: files,
  founder_geno: files,
  sex: elsewhere,
  cross_info: elsewhere,
  genotypes: z
    .record(
      z.string(),
      z
        .union([z.int(), z.array(z.int()).length(1)])
        .transform((code) => (typeof code === 'number' ? code : code[0]!)),
    )
    .default({ A: 1, H: 2, B: 3, D: 4, C: 5 }),
  x_chr: texts.default([]),
  alleles: texts.optional(),
  sep: text.default(','),
  'na.strings': texts.default(['NA']),
  'comment.char': text.default('#'),
  geno_transposed: flag,
  pheno_transposed: flag,
  gmap_transposed: flag,
  pmap_transposed: flag,
});
