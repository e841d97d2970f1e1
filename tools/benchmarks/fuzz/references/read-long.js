import { cutRows, numberOf } from './read-table.js';

/** A long table with the columns sample, gene and value, read the slow and simple way. */
export function readLong([{ bytes }]) {
  const [header, ...rows] = cutRows(bytes, ['tab', 'comma', 'semicolon', 'space']) ?? [[]];
  const [sample, gene, value] = ['sample', 'gene', 'value'].map((name) => header.indexOf(name));
  if (header.length !== 3 || new Set(header).size !== 3 || Math.min(sample, gene, value) < 0)
    return undefined;
  if (rows.some((row) => row.length !== 3)) return undefined;
  const samples = [...new Set(rows.map((row) => row[sample]))];
  const features = [...new Set(rows.map((row) => row[gene]))];
  const values = features.flatMap((feature) =>
    samples.map((id) => {
      const pair = rows.filter((row) => row[sample] === id && row[gene] === feature);
      return pair.length === 0 ? NaN : pair.length === 1 ? numberOf(pair[0][value]) : undefined;
    }),
  );
  return { samples, features, values: Float32Array.from(values), isSound: !values.includes(undefined) };
}
