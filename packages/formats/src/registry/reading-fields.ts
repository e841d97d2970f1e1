import { z } from 'zod';
import { encodingSchema } from '../text/encoding-schema.js';
import { delimiters } from '../text/delimiter.js';
import { missingCodesSchema } from '../text/missing-codes-schema.js';
import { allFormats, namesOf, type FormatOptions } from './formats.js';

const withSamplesInRows = allFormats
  .filter(({ holds }) => holds.samplesInRows === true)
  .map(({ name }) => name);

/**
 * How a genotype or expression file is read, where that is not to be recognised or by default: the one list that the schema of a spec
 * and the options of commands are derived from. The first sentence of each description is all that a command says of it.
 */
export const readingFields = {
  format: z
    .enum(namesOf(allFormats))
    .optional()
    .describe(
      `How the file is written; recognised by content when left out. ${allFormats.map(({ name, summary }) => `${name}: ${summary}`).join('; ')}.`,
    ),
  missing: missingCodesSchema.describe(
    'What stands for a missing value, instead of the usual codes. Texts are compared as such ("2" is not "2.0"), numbers however they are written (-9, also as -9.00).',
  ),
  encoding: encodingSchema,
  delimiter: z
    .enum(delimiters)
    .optional()
    .describe(
      'What separates the fields of a line; recognised in the header line when left out. space is any run of spaces and tabs.',
    ),
  orientation: z
    .enum(['features-in-rows', 'samples-in-rows'])
    .default('features-in-rows')
    .describe(
      `What a line holds: a marker or gene, or a sample. Matters for ${new Intl.ListFormat('en').format(withSamplesInRows)}.`,
    ),
  ploidy: z
    .union([z.literal(1), z.literal(2)])
    .optional()
    .describe(
      'Allele copies: 1 for haploid samples (dosage 0…1), 2 for diploid ones (0…2). Default: what the file says, else 1 where no dosage is above 1.',
    ),
  multiallelic: z
    .enum(['refuse', 'split', 'skip'])
    .optional()
    .describe(
      'What becomes of a site with several alternative alleles, in genotype formats that know them. refuse (the default), split into one marker per alternative allele, or skip.',
    ),
  ...(Object.assign({}, ...allFormats.map(({ options }) => options)) as FormatOptions),
};

/** The same list as a JSON schema. */
export function readingJsonSchema(): object {
  return z.toJSONSchema(z.strictObject(readingFields), { io: 'input' });
}
