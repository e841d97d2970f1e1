import { diagnoseMatch, type MatchCounts } from '@snpress/associate/matching/diagnose-match';
import { alleleFrequency } from '@snpress/data/reconcile/allele-frequency';
import { readChain } from '@snpress/formats/chain/read-chain';
import { readGwas } from '@snpress/formats/gwas/read-gwas';
import { openGenotypes } from '@snpress/formats/readers/open-genotypes';
import { readGenotypes } from '@snpress/formats/readers/read-genotypes';
import { formatNamed } from '@snpress/formats/registry/formats';
import { recogniseFormat } from '@snpress/formats/registry/recognise-format';
import type { GwasColumnNames, ReadMatrixOptions } from '@snpress/formats';
import { readWeights } from '../associate/read-weights.js';
import type { NamedFile } from '../audit/named-files.js';
import type { PredictionHooks } from '../predict/prediction-progress.js';
import { matchCauses, type MatchCause } from './match-causes.js';

/** Whose variants are held against whose. */
export interface MatchRequest extends PredictionHooks {
  readonly model: NamedFile;
  /** A GWAS, or genotypes. */
  readonly file: string;
  /** A chain file that leads from the build of the file to that of the model. */
  readonly liftover?: string | undefined;
  readonly columns?: GwasColumnNames | undefined;
  readonly reading?: ReadMatrixOptions | undefined;
}

/** Why variants of a model and of a file meet or do not. */
export interface MatchedModel {
  readonly kind: 'gwas' | 'genotypes';
  readonly counts: MatchCounts;
  readonly causes: readonly MatchCause[];
}

/**
 * Says why the variants of a model are not in a GWAS or in genotypes: build, style of ids, strand, alleles, frequency, and what
 * would mend it.
 * @throws DataError with the first problems of a file
 * @example
 * const { counts, causes } = await matchModel({ model: { name: 'm', path: 'm.db' }, file: 'gwas.tsv.gz' });
 */
export async function matchModel(request: MatchRequest): Promise<MatchedModel> {
  const { model, file, liftover, columns, reading, signal, onProgress } = request;
  const { variants } = await readWeights(model);
  const chain = liftover === undefined ? undefined : await readChain(liftover, { signal });
  const diagnosis = diagnoseMatch(variants, chain && ((name, position) => chain.lift(name, position)));
  const kind = (await isGenotypes(file, reading)) ? 'genotypes' : 'gwas';
  if (kind === 'gwas')
    await readGwas(
      file,
      () => true,
      ({ id, chromosome, position }, { effect, other, frequency }) => {
        diagnosis.take({ id, chromosome, position, first: effect, second: other, frequency });
      },
      {
        columns,
        signal,
        onProgress: (share) =>
          onProgress?.({ doing: 'reading the GWAS', done: Math.round(100 * share), total: 100 }),
      },
    );
  else await takeGenotypes(file, request, diagnosis.take);
  const counts = diagnosis.finish();
  return { kind, counts, causes: matchCauses(counts, kind, liftover !== undefined) };
}

async function isGenotypes(file: string, reading: ReadMatrixOptions | undefined): Promise<boolean> {
  if (reading?.format !== undefined) return true;
  try {
    const format = await recogniseFormat(file);
    return formatNamed(format).holds.alleles;
  } catch {
    return false;
  }
}

async function takeGenotypes(
  file: string,
  { reading, signal, onProgress }: MatchRequest,
  take: ReturnType<typeof diagnoseMatch>['take'],
): Promise<void> {
  const files = [{ path: file, reading }];
  const stream = await openGenotypes(files);
  const blocks = stream?.blocks ?? [(await readGenotypes(files)).matrix];
  let done = 0;
  for await (const { features, positions, alleles, values } of blocks) {
    signal?.throwIfAborted();
    const rows = values.length / features.length;
    features.forEach((id, marker) => {
      take({
        id,
        chromosome: positions?.chromosome[marker] ?? '',
        position: positions?.start[marker] ?? NaN,
        first: alleles?.counted[marker] ?? '',
        second: alleles?.other[marker] ?? '',
        frequency: alleleFrequency(values.subarray(marker * rows, (marker + 1) * rows), 2),
      });
    });
    done += features.length;
    onProgress?.({ doing: 'reading markers', done, total: stream?.markers });
  }
}
