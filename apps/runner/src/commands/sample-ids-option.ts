import type { SampleIdSource } from '@snpress/formats';

/** `--sample-ids`: which ids to use for samples. */
export const sampleIdsOption = {
  type: 'string',
  describe:
    'Which ids to use for samples: a table of two columns, the id in a file and the id to use, or s/PATTERN/REPLACEMENT/',
} as const;

/** The table or the pattern that was given; any sign may separate the parts of a pattern, as in sed. */
export function givenSampleIds(text: string | undefined): SampleIdSource | undefined {
  const [, , pattern, replacement = ''] = /^s([/|,#])(.+?)\1(.*)\1g?$/.exec(text ?? '') ?? [];
  return pattern === undefined ? text : { pattern, replacement };
}
