import { formatCount } from '@snpress/data/words/format-number';
import { createVariantIndex, type VariantIndex } from '@snpress/associate/summary/variant-index';
import { gwasCollector } from '@snpress/associate/summary/gwas-collector';
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
 * @throws DataError where a file is at fault; RequestError where the GWAS has none of the variants
 */
export async function collectGwas(request: GwasRequest): Promise<GwasOfModels> {
  const { gwas: file, models, columns, smallestP, liftover, onProgress, signal } = request;
  const index = createVariantIndex();
  const kept = new Map<NamedFile, WeightTable>();
  let variants = 0;
  for (const [done, model] of models.entries()) {
    onProgress?.({ doing: 'reading weights', model: model.name, done, total: models.length });
    const table = await readWeights(model);
    signal?.throwIfAborted();
    index.add(table.variants);
    variants += table.variants.ids.length;
    if (variants <= mostKept) kept.set(model, table);
  }
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
    async tableOf(model) {
      const table = kept.get(model) ?? (await readWeights(model));
      return { table, ...index.add(table.variants) };
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
    hint: `\`snpress model match ${models[0]!.path} ${file}\` says why, and what to do`,
  });
}
