import path from 'node:path';
import { DataError } from '@snpress/data/errors/data-error';
import { readRds } from '@snpress/formats/rdata/read-rdata';
import { readTextTable } from '@snpress/formats/tables/read-text-table';
import { writeText } from '@snpress/formats/text/write-text';
import type { RValue } from '@snpress/formats';

/**
 * Makes tables of `geno_1.RDS`, a matrix of strains × markers that are called `absolutePosition_chromosome_position_ref_alt`, and of
 * `pheno.csv`, whose rows are the same strains in the same order.
 * @throws DataError where they are something else
 */
export async function makeBloom2013(folder: string): Promise<void> {
  const source = path.join(folder, 'geno_1.RDS');
  const { strains, columns, calls } = matrixOf(await readRds(source), source);
  const markers = columns.map((name) => {
    const [, id, chromosome, position] = /^\d+_((chr\w+?)_(\d+)_.*)$/.exec(name) ?? [];
    if (id !== undefined) return { id, chromosome: chromosome!, position: position! };
    throw new DataError({ file: source, message: `This marker tells no position: ${name}` });
  });
  const traits = await traitsOf(path.join(folder, 'pheno.csv'), strains.length);
  function* genotypes(): Generator<string> {
    yield `id\t${strains.join('\t')}\n`;
    for (const [at, { id }] of markers.entries())
      yield `${id}\t${calls.slice(at * strains.length, (at + 1) * strains.length).join('\t')}\n`;
  }
  function* positions(): Generator<string> {
    yield 'id\tchrom\tpos\n';
    for (const { id, chromosome, position } of markers) yield `${id}\t${chromosome}\t${position}\n`;
  }
  function* phenotypes(): Generator<string> {
    yield `trait\t${strains.join('\t')}\n`;
    for (const { name, values } of traits) yield `${name}\t${values.join('\t')}\n`;
  }
  await writeText(path.join(folder, 'genotypes.tsv.gz'), genotypes());
  await writeText(path.join(folder, 'markers.tsv.gz'), positions());
  await writeText(path.join(folder, 'traits.tsv.gz'), phenotypes());
}

function matrixOf({ values, attributes }: RValue, file: string) {
  const [strains, columns] = (attributes.dimnames?.values ?? []) as readonly RValue[];
  const [rows, width] = (attributes.dim?.values ?? []) as readonly number[];
  if (
    strains === undefined ||
    columns === undefined ||
    strains.values.length !== rows ||
    columns.values.length !== width
  )
    throw new DataError({ file, message: 'This is no matrix with names of its rows and columns' });
  return {
    strains: strains.values as readonly string[],
    columns: columns.values as readonly string[],
    calls: values as readonly number[],
  };
}

async function traitsOf(
  file: string,
  strains: number,
): Promise<readonly { readonly name: string; readonly values: readonly string[] }[]> {
  const { header, rows } = await readTextTable(file);
  if (rows.length !== strains)
    throw new DataError({
      file,
      message: `This table has ${rows.length} rows, and the genotypes are of ${strains} strains`,
    });
  return header.slice(1).map((title, at) => ({
    name: title.replace(/^pheno\./, ''),
    values: rows.map(({ fields }) => {
      const value = fields[at + 1]!;
      return value === 'NA' ? 'NA' : String(Number(Number(value).toPrecision(6)));
    }),
  }));
}
