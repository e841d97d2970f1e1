import { DataError } from '@snpress/data/errors/data-error';
import { chainMarkers } from '@snpress/data/join/chain-markers';
import { samplesInAll } from '@snpress/data/join/samples-in-all';
import type { MarkerStream } from '@snpress/data';
import { openServiceBlob } from '@snpress/formats/genotyping-service/open-service-blob';
import { openPlinkBlobs } from '@snpress/formats/plink/open-plink-blobs';
import { openVcfBlob } from '@snpress/formats/vcf/open-vcf-blob';
import type { ModelArtifact } from '@snpress/models';
import type { GenotypeFiles } from './input-files.js';

/** Genotypes as a model wants them read. */
export interface OpenInput {
  readonly stream: MarkerStream;
  /** What messages call them. */
  readonly name: string;
  readonly reading: NonNullable<ModelArtifact['reading']>;
}

/**
 * Opens genotypes to be read as those that a model was trained on; several files, one for each chromosome, one after the other.
 * @param onShare - told which share of a VCF file has been read
 * @throws DataError where a file is at fault, or the files have no sample in common
 */
export async function openInput(
  { ploidy, reading = {} }: Pick<ModelArtifact, 'ploidy' | 'reading'>,
  files: readonly GenotypeFiles[],
  onShare: (share: number) => void,
): Promise<OpenInput> {
  const open = (given: GenotypeFiles, index: number): MarkerStream | Promise<MarkerStream> => {
    if (given.kind === 'plink') return openPlinkBlobs(given, { ploidy });
    if (given.kind === 'service') return openServiceBlob(given.file, { ploidy });
    const { field, multiallelic } = reading;
    const onProgress = (share: number): void => {
      onShare((index + share) / files.length);
    };
    return openVcfBlob(given.file, { ploidy, field, multiallelic, onProgress });
  };
  const streams: { readonly name: string; readonly stream: MarkerStream }[] = [];
  for (const [index, given] of files.entries())
    streams.push({ name: nameOf(given), stream: await open(given, index) });
  const name = streams.map((part) => part.name).join(', ');
  const inUse = files.some(({ kind }) => kind === 'vcf') ? reading : { ...reading, field: undefined };
  const [first] = streams;
  if (first !== undefined && streams.length === 1)
    return { stream: first.stream, name, reading: known(inUse) };
  const samples = samplesInAll(streams.map(({ stream }) => stream.samples));
  if (samples.length > 0) return { stream: chainMarkers(streams, samples), name, reading: known(inUse) };
  throw new DataError({
    file: name,
    message: 'These files have no sample in common',
    hint: 'Several files are taken for parts of one data set, one for each chromosome; predict other samples for themselves',
  });
}

const nameOf = (given: GenotypeFiles): string => ('bed' in given ? given.bed : given.file).name;

/** What is not undefined. */
function known<T extends object>(all: T): T {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T;
}
