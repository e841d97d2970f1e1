import fc from 'fast-check';

const allele = fc.constantFrom('A', 'C', 'GT', 'ACGT', '*', '<DEL>', 'G]chr2:321]');

function marker(samples: number): fc.Arbitrary<string> {
  return fc
    .record({
      chromosome: fc.constantFrom('1', 'chr2', 'X'),
      position: fc.nat({ max: 2 ** 31 - 1 }),
      id: fc.constantFrom('.', 'rs1', 'rs2;rs3', 'é'),
      reference: fc.constantFrom('A', 'CG', 'N'),
      alternatives: fc.oneof(
        fc.constant(['.']),
        fc.uniqueArray(allele, { minLength: 1, maxLength: 3 }),
        fc.constant(Array.from({ length: 12 }, (_, length) => 'A'.repeat(length + 2))),
      ),
      format: fc.constantFrom('GT', 'GT:DP', 'DP:GT', 'DP:GT:GQ'),
    })
    .chain(({ chromosome, position, id, reference, alternatives, format }) => {
      const largest = alternatives[0] === '.' ? 0 : alternatives.length;
      const number = fc.oneof(
        { weight: 9, arbitrary: fc.nat({ max: largest }).map(String) },
        { weight: 1, arbitrary: fc.constant('.') },
      );
      const call = fc.oneof(
        {
          weight: 8,
          arbitrary: fc.tuple(number, fc.constantFrom('/', '|'), number).map((parts) => parts.join('')),
        },
        { weight: 1, arbitrary: number },
      );
      const keys = format.split(':');
      const field = call.map((text) => keys.map((key) => (key === 'GT' ? text : '17')).join(':'));
      return fc
        .array(field, { minLength: samples, maxLength: samples })
        .map((fields) =>
          [
            chromosome,
            position,
            id,
            reference,
            alternatives.join(','),
            '.',
            'PASS',
            'AC=1',
            format,
            ...fields,
          ].join('\t'),
        );
    });
}

/** VCF texts of all kinds of calls and alleles, with GT of a few samples and at least one marker. */
export const randomVcf: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom('\n', '\r\n'))
  .chain(([samples, lineEnd]) =>
    fc.array(marker(samples), { minLength: 1, maxLength: 8 }).map((markers) => {
      const ids = Array.from({ length: samples }, (_, sample) => `sample${sample + 1}`);
      const columns = ['#CHROM', 'POS', 'ID', 'REF', 'ALT', 'QUAL', 'FILTER', 'INFO', 'FORMAT', ...ids];
      const lines = ['##fileformat=VCFv4.3', '##source=é', columns.join('\t'), ...markers];
      return lines.map((line) => line + lineEnd).join('');
    }),
  );
