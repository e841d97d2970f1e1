import { shellQuoted } from '@snpress/data/words/shell-quoted';
import { DataError } from '@snpress/data/errors/data-error';
import { someOf } from '@snpress/data/errors/some-of';
import { counted } from '@snpress/data/words/counted';
import { formatCount } from '@snpress/data/words/format-number';
import { createVariantIndex, type VariantIndex } from '@snpress/associate/summary/variant-index';
import { gwasCollector } from '@snpress/associate/summary/gwas-collector';
import { textPool } from '@snpress/data/packed/text-pool';
import { readChain } from '@snpress/formats/chain/read-chain';
import { readGwas } from '@snpress/formats/gwas/read-gwas';
import type { CollectedGwas } from '@snpress/associate';
import type { GwasSummary } from '@snpress/formats';
import type { WeightTable } from '@snpress/models';
import type { NamedFile } from '../audit/named-files.js';
import { RequestError } from '../request-error.js';
import type { GwasRequest } from './gwas-request.js';
import { readWeights } from './read-weights.js';

/** A GWAS with the variants of the models that it was read for. */
export interface GwasOfModels {
  readonly index: VariantIndex;
  readonly gwas: CollectedGwas;
  readonly summary: GwasSummary;
  /** The models that have weights. */
  readonly models: readonly NamedFile[];
  /** Models and genes without weights, which are left out, in whole sentences. */
  readonly warnings: readonly string[];
  /** The weights of a model, and where its variants are in the index. */
  tableOf(model: NamedFile): Promise<{
    readonly table: WeightTable;
    readonly at: Int32Array;
    readonly flipped: Uint8Array;
  }>;
}

/** Tables of so many variants together are kept, not read again. */
const mostKept = 2e5;

/**
 * Reads the variants of all models, then the GWAS once, line by line.
 * @throws DataError where a file is at fault, or no model has weights; RequestError where the GWAS has none of the variants
 */
export async function collectGwas(request: GwasRequest): Promise<GwasOfModels> {
  const { gwas: file, models, columns, smallestP, liftover, onProgress, signal } = request;
  const index = createVariantIndex();
  const shared = textPool();
  const kept = new Map<NamedFile, WeightTable>();
  const empty: DataError[] = [];
  const withWeights: NamedFile[] = [];
  const warnings: string[] = [];
  let variants = 0;
  for (const [done, model] of models.entries()) {
    onProgress?.({ doing: 'reading weights', model: model.name, done, total: models.length });
    const table = await readWeights(model).catch((error: unknown) => {
      if (!(error instanceof DataError) || error.problems[0]!.code !== 'no-weights') throw error;
      empty.push(error);
      warnings.push(`${error.message} The others go on without it.`);
    });
    signal?.throwIfAborted();
    if (table === undefined) continue;
    withWeights.push(model);
    const lacking = table.empty ?? [];
    if (lacking.length > 0)
      warnings.push(
        `${model.path}: ${counted(lacking.length, 'gene')} without weights left out: ${someOf(lacking)}.`,
      );
    index.add(table.variants);
    variants += table.variants.ids.length;
    if (variants <= mostKept) kept.set(model, table);
  }
  if (withWeights.length === 0) throw new DataError(empty.flatMap(({ problems }) => problems));
  const chain = liftover === undefined ? undefined : await readChain(liftover, { signal });
  const collector = gwasCollector(index, {
    ...request,
    lift: chain && ((chromosome, position) => chain.lift(chromosome, position)),
  });
  const summary = await readGwas(file, collector.isWanted, collector.visit, {
    columns,
    smallestP,
    signal,
    onProgress: (share) =>
      onProgress?.({ doing: 'reading the GWAS', done: Math.round(100 * share), total: 100 }),
  });
  const gwas = collector.finish();
  if (gwas.matches[gwas.by].met === 0) throw nothingMet(request, index.size, gwas);
  return {
    index,
    gwas,
    summary,
    models: withWeights,
    warnings,
    async tableOf(model) {
      const { genes, ...table } = kept.get(model) ?? (await readWeights(model));
      const [ids, names] = [genes.ids.map(shared), genes.names?.map(shared)];
      return { table: { ...table, genes: { ...genes, ids, names } }, ...index.add(table.variants) };
    },
  };
}

function nothingMet(
  { gwas: file, models }: GwasRequest,
  variants: number,
  { by, matches }: CollectedGwas,
): RequestError {
  const { otherAlleles, otherStrand, example } = matches[by];
  const seen =
    otherAlleles + otherStrand === 0
      ? ''
      : `: ${otherAlleles + otherStrand} are there with other alleles${
          example === undefined ? '' : ` (line ${example.line}: ${example.alleles}, not ${example.wanted})`
        }`;
  return new RequestError({
    key: 'gwas',
    message: `${file}: none of the ${formatCount(variants)} variants of the models is there${seen}`,
    hint: `\`snpress model match ${shellQuoted(models[0]!.path)} ${shellQuoted(file)}\` says why, and what to do`,
  });
}
