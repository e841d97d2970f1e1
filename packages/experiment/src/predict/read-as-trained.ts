import type { ReadMatrixOptions } from '@snpress/formats';
import { recogniseFormat } from '@snpress/formats/registry/recognise-format';
import type { GenotypeFile } from '@snpress/formats/readers/read-genotypes';
import type { ArtifactReading, ModelArtifact } from '@snpress/models';
import { RequestError } from '../request-error.js';

/** Genotype files as a model wants them read. */
export interface FilesOfModel {
  readonly files: readonly GenotypeFile[];
  /** How they are read that is not by default. */
  readonly reading: ArtifactReading;
  /** Where that is not as in training, in whole sentences. */
  readonly warnings: readonly string[];
}

/**
 * Genotype files of new samples, to be read as those that a model was trained on, unless told otherwise.
 * @param asked - what is told, of all files
 * @throws RequestError where another ploidy is asked for than the model's; DataError where a file cannot be recognised
 */
export async function readAsTrained(
  { name, ploidy, reading: trained = {} }: Pick<ModelArtifact, 'name' | 'ploidy' | 'reading'>,
  paths: readonly string[],
  asked: ReadMatrixOptions = {},
): Promise<FilesOfModel> {
  if (asked.ploidy !== undefined && asked.ploidy !== ploidy) {
    throw new RequestError({
      key: 'ploidy',
      message: `${name} was trained on genotypes of ploidy ${ploidy}`,
      hint: 'leave it out',
    });
  }
  const files: GenotypeFile[] = [];
  const told: ArtifactReading = {
    field: asked.vcf?.field,
    multiallelic: asked.multiallelic,
    missing: asked.missing?.map(String),
  };
  const used: ArtifactReading = { ...trained, ...given(told) };
  let someVcf = false;
  for (const path of paths) {
    const isVcf = (asked.format ?? (await recogniseFormat(path, asked.encoding))) === 'vcf';
    someVcf ||= isVcf;
    const { field, ...common } = used;
    const vcf = isVcf ? given({ ...asked.vcf, field }) : asked.vcf;
    files.push({
      path,
      reading: { ...asked, ...(common as ReadMatrixOptions), ploidy, ...(vcf && { vcf }) },
    });
  }
  const inUse = someVcf ? used : { ...used, field: undefined };
  return {
    files,
    reading: given(inUse),
    warnings: Object.entries(given(told)).flatMap(([key, value]) => {
      const before = trained[key as keyof typeof trained];
      return before === undefined || String(before) === String(value)
        ? []
        : [
            `${name} was trained on genotypes read with ${key} ${String(before)}, and these are read with ${key} ${String(value)}.`,
          ];
    }),
  };
}

/** What is not undefined. */
function given<T extends object>(all: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as never;
}
