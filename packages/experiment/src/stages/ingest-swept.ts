import { checkGenotypes } from '@snpress/data/genotypes/check-genotypes';
import { ploidyOf } from '@snpress/data/genotypes/ploidy-of';
import { DataError } from '@snpress/data/errors/data-error';
import { renameRepeats } from '@snpress/data/markers/rename-repeats';
import { toDosages } from '@snpress/data/markers/to-dosages';
import { valuesOfSamples } from '@snpress/data/markers/values-of-samples';
import { openGenotypes } from '@snpress/formats/readers/open-genotypes';
import type { MarkerBlock, MarkerStream } from '@snpress/data';
import { dataOutputsOf } from '../artifacts/data-outputs-of.js';
import { samplesAlone } from '../artifacts/swept-reader.js';
import { ingestSwept } from '../definitions/ingest-swept.js';
import { genotypeFiles, ingestWith } from './ingest-with.js';

export default ingestSwept.implement(async (work) => {
  const { inputs, warn, progress, signal } = work;
  const file = inputs.genotypes.path;
  const open = async (): Promise<MarkerStream> => {
    const stream = await openGenotypes(genotypeFiles(work));
    if (stream !== undefined) return stream;
    throw new DataError({
      message: 'Genotypes of files without a sample in common are not swept from disk',
      file,
      hint: 'Join them first, with plink2 --pmerge-list or bcftools merge',
    });
  };
  warn(
    'genotypes do not fit twice in the memory of the run, and are swept from disk: "snpress plan" says how often',
  );
  const first = await open();
  const ploidy = first.ploidy ?? (await ploidyIn(first));
  const stream = first.ploidy === undefined ? await open() : first;
  const labels = Promise.resolve({ ...samplesAlone(stream.samples), ploidy });
  const { dataset, facts, covariates, genotyped } = await ingestWith(work, labels);
  const rowOf = new Map(genotyped.map((id, row) => [id, row]));
  const { samples } = dataset.genotypes;
  const rows = Int32Array.from(samples, (id) => rowOf.get(id)!);
  const isAll = rows.length === genotyped.length;
  const unique = renameRepeats(stream, file);
  async function* blocks(): AsyncGenerator<MarkerBlock, void, undefined> {
    let done = 0;
    let kind: string | undefined;
    for await (const block of unique.blocks) {
      signal.throwIfAborted();
      const own = isAll ? block.values : valuesOfSamples({ ...block, samples: genotyped }, rows);
      if (!(own instanceof Int8Array) || ploidy === 1)
        checkGenotypes({ samples, features: block.features, values: toDosages(own) }, ploidy);
      kind ??= own.constructor.name;
      if (kind !== own.constructor.name) throw mixed(file);
      yield { ...block, values: own };
      if (stream.markers !== undefined) progress((done += block.features.length) / stream.markers);
    }
    unique.warnings.forEach(warn);
  }
  return {
    ...dataOutputsOf(dataset, facts),
    genotypes: { ...stream, samples, ploidy, blocks: blocks() },
    covariates,
  };
});

/** The ploidy of genotypes that do not say it, as `ploidyOf` has it: no more is read than up to the first 2. */
async function ploidyIn({ ploidy, blocks }: MarkerStream): Promise<1 | 2> {
  for await (const { values } of blocks) if (ploidyOf({ ploidy, values }) === 2) return 2;
  return 1;
}

function mixed(file: string): DataError {
  return new DataError({
    message: 'Some of these genotypes are calls and others dosages',
    file,
    hint: 'Write all files in one way: `snpress data convert`',
  });
}
