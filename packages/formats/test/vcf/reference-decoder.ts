import { callDosage } from './read-calls.js';

/**
 * Reads diploid GT of a VCF text the slow and simple way, to compare with: one row of dosages per ALT allele.
 * @returns undefined where a line is not as it should be
 */
export function decodeVcf(text: string): { readonly ids: string[]; readonly values: number[] } | undefined {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const header = lines.findIndex((line) => line.startsWith('#CHROM'));
  const samples = lines[header]!.split('\t').slice(9);
  const ids: string[] = [];
  const values: number[] = [];
  for (const line of lines.slice(header + 1)) {
    if (line === '') continue;
    const fields = line.split('\t');
    const [chromosome, position, id, reference, alternative] = fields as [
      string,
      string,
      string,
      string,
      string,
    ];
    if (fields.length !== samples.length + 9 || !/^\d{1,15}$/.test(position)) return undefined;
    const alternatives = alternative.split(',');
    const alleles = alternative === '.' ? 1 : alternatives.length + 1;
    const place = fields[8]!.split(':').indexOf('GT');
    const calls = fields.slice(9).map((field) => field.split(':')[place] ?? '.');
    const isCall = (call: string): boolean =>
      /^[/|]?(\.|\d+)([/|](\.|\d+))?$/.test(call) &&
      (call.match(/\d+/g) ?? []).every((number) => Number(number) < alleles);
    if (
      chromosome === '' ||
      reference === '' ||
      alternatives.includes('') ||
      place === -1 ||
      !calls.every(isCall)
    )
      return undefined;
    const first = id.split(';')[0]!;
    for (const [index, allele] of alternatives.entries()) {
      ids.push(
        first === '.' || first === '' ? [chromosome, Number(position), reference, allele].join('_') : first,
      );
      values.push(...calls.map((call) => callDosage(call.replace(/^[/|]/, ''), index + 1, 2)));
    }
  }
  return { ids, values };
}
