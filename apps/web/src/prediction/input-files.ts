import { DataError } from '@snpress/data/errors/data-error';
import { isArrow } from '@snpress/data/arrow/is-arrow';
import { utf8Text } from '@snpress/data/bytes/utf8-text';
import { readBlob } from '@snpress/formats/blobs/read-blob';
import { notText } from '@snpress/formats/files/not-text';
import { foreignText } from '@snpress/formats/format/foreign-text';
import { isServiceFile } from '@snpress/formats/genotyping-service/is-service-file';
import { isVcf } from '@snpress/formats/vcf/is-vcf';

/** The genotypes of some samples, as files of a browser. */
export type GenotypeFiles =
  | { readonly kind: 'vcf' | 'service'; readonly file: File }
  | { readonly kind: 'plink'; readonly bed: File; readonly bim: File; readonly fam: File };

/** What some files are: a model, or genotypes. */
export interface InputFiles {
  readonly model: File | undefined;
  readonly genotypes: readonly GenotypeFiles[];
}

const parts = ['bed', 'bim', 'fam'] as const;

/**
 * Tells files apart: a model by what it begins with, PLINK data sets by their names, other genotypes by their content.
 * @throws DataError that names every file that is none of these, and what to do about it
 */
export async function inputFiles(files: readonly File[]): Promise<InputFiles> {
  const sets = new Map<string, Partial<Record<(typeof parts)[number], File>>>();
  const genotypes: GenotypeFiles[] = [];
  let model: File | undefined;
  const problems: { file: string; message: string; hint?: string | undefined }[] = [];
  for (const file of files) {
    const [, stem, part] = /^(.*)\.(bed|bim|fam)$/i.exec(file.name) ?? [];
    if (stem !== undefined) sets.set(stem, { ...sets.get(stem), [part!.toLowerCase()]: file });
    else {
      const head = await firstBytes(file);
      if (isArrow(head)) model = file;
      else if (isVcf(head)) genotypes.push({ kind: 'vcf', file });
      else if (isServiceFile(head)) genotypes.push({ kind: 'service', file });
      else problems.push({ file: file.name, ...unread(file.name, head) });
    }
  }
  for (const [stem, { bed, bim, fam }] of sets) {
    if (bed && bim && fam) genotypes.push({ kind: 'plink', bed, bim, fam });
    else {
      const missing = parts
        .filter((part) => sets.get(stem)![part] === undefined)
        .map((part) => `${stem}.${part}`);
      problems.push({
        file: stem,
        message: `A PLINK data set is three files, and ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not here`,
        hint: 'Choose the .bed, .bim and .fam files together',
      });
    }
  }
  if (problems.length > 0) throw new DataError(problems);
  return { model, genotypes };
}

async function firstBytes(file: File): Promise<Uint8Array> {
  for await (const bytes of readBlob(file, file.name)) return bytes;
  return new Uint8Array(0);
}

/** What is said of a file that is neither a model nor genotypes that the page reads. */
function unread(path: string, head: Uint8Array): { message: string; hint?: string | undefined } {
  const [text = ''] = utf8Text(head, 0, Math.min(head.length, 200)).split('\n');
  return (
    notText(head) ??
    foreignText({ path, firstLine: { text } }) ?? {
      message:
        'This is neither a model nor genotypes as VCF, PLINK 1 (.bed, .bim, .fam) or 23andMe have them',
      hint: 'The command "snpress predict" reads more formats, and "snpress data convert" makes VCF of them',
    }
  );
}
