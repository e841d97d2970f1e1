import { textLines } from './text-lines.js';
import { uniqueInOrder } from './unique.js';

/** GT of diploids in a VCF file, read the slow and simple way, split; `undefined` where a line is not as it should be. */
export function readVcf([{ bytes }], { multiallelic, vcf }) {
  if (vcf !== undefined) return undefined;
  const lines = textLines(bytes);
  const header = lines?.findIndex((line) => line.startsWith('#CHROM')) ?? -1;
  if (header === -1) return undefined;
  const samples = lines[header].split('\t').slice(9);
  const rows = lines.slice(header + 1).map((line) => line.split('\t'));
  const ids = [];
  const values = [];
  let hasDiploid = false;
  for (const row of rows) {
    const [chromosome, position, id, reference, alternative] = row;
    if (row.length !== samples.length + 9) return undefined;
    const alternatives = alternative.split(',');
    if (alternatives.length > 1 && multiallelic !== 'split') return undefined;
    const place = row[8].split(':').indexOf('GT');
    if (place === -1) return undefined;
    const calls = row
      .slice(9)
      .map((field) => (field.split(':')[place] ?? '.').replace(/^[/|]/, '').split(/[/|]/));
    hasDiploid ||= calls.some((call) => call.length > 1 && call[1] !== '.');
    const first = id.split(';')[0];
    for (const [index, allele] of alternatives.entries()) {
      ids.push(
        first === '.' || first === '' ? [chromosome, Number(position), reference, allele].join('_') : first,
      );
      values.push(...calls.map((call) => dosage(call, `${index + 1}`)));
    }
  }
  if (!hasDiploid) return undefined;
  return { samples, features: uniqueInOrder(ids), values: Float32Array.from(values), isSound: true };
}

function dosage(call, allele) {
  if (call.includes('.')) return NaN;
  const copies = call.filter((each) => Number(each) === Number(allele)).length;
  return call.length === 1 ? 2 * copies : copies;
}
