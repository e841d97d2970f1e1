import type { FileHandle } from 'node:fs/promises';
import { DataError } from '@snpress/data/errors/data-error';
import { problemList } from '@snpress/data/errors/problem-list';
import { RecordError } from '../files/byte-cursor.js';
import { explainFileError } from '../files/explain-file-error.js';
import { readExactly } from '../files/read-exactly.js';
import type { BgenFiles } from './bgen-files.js';
import { bgenHeaderLength, bgenHeaderStart, parseBgenHeader, type BgenHeader } from './parse-header.js';
import { parseSampleBlock } from './parse-sample-block.js';
import { readSampleFile } from './read-sample-file.js';

/** What comes before the markers of a BGEN file. */
export interface BgenOpening {
  readonly header: BgenHeader;
  readonly samples: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Reads the header and the sample ids, which are in the file itself or in a `.sample` file beside it.
 * @throws DataError where the file is none that is read, or ids are missing, repeat or are not as many as the samples
 */
export async function readOpening(file: FileHandle, files: BgenFiles): Promise<BgenOpening> {
  const header = await readHeader(file, files.bgen);
  if (header.markers === 0)
    throw new DataError({
      message: 'There is no marker in this file',
      file: files.bgen,
      hint: 'It may be cut short: copy or write it again',
    });
  if (header.sampleBlock !== undefined) {
    const samples = await readSampleBlock(file, files.bgen, header, header.sampleBlock);
    return { header, samples, warnings: [] };
  }
  const { samples, warnings } = await readSampleFile(files.sample).catch((error: unknown) => {
    if (!(error instanceof DataError) || !(error.cause instanceof Error)) throw error;
    throw new DataError(
      {
        message: `This file has no sample ids of its own, and ${files.sample} cannot be read (${error.problems[0]!.message})`,
        file: files.bgen,
        hint: 'Put its .sample file there, under this name',
      },
      { cause: error },
    );
  });
  if (samples.length !== header.samples) {
    throw new DataError({
      message: `This file has ${samples.length} samples, but ${files.bgen} has ${header.samples}`,
      file: files.sample,
      hint: 'Check that the two files belong together',
    });
  }
  return { header, samples, warnings };
}

async function readHeader(file: FileHandle, path: string): Promise<BgenHeader> {
  try {
    const start = Buffer.alloc(bgenHeaderStart);
    await readExactly(file, path, start, 0, start.length);
    const flags = Buffer.alloc(4);
    await readExactly(file, path, flags, bgenHeaderLength(start), 4);
    return parseBgenHeader(start, flags.readUInt32LE());
  } catch (error) {
    if (!(error instanceof RecordError)) throw explainFileError(path, error);
    throw new DataError(
      {
        message: `This is not a BGEN file of version 1.2 or 1.3: ${error.message}`,
        file: path,
        hint: 'Write it again: plink2 --bgen FILE ref-first --sample FILE.sample --export bgen-1.2 ref-first --out NEW',
      },
      { cause: error },
    );
  }
}

async function readSampleBlock(
  file: FileHandle,
  path: string,
  { samples, firstVariant }: BgenHeader,
  from: number,
): Promise<readonly string[]> {
  const { size } = await file.stat();
  const problems = problemList(path);
  let ids: readonly string[];
  try {
    const length = Buffer.alloc(4);
    await readExactly(file, path, length, from, 4);
    const to = from + length.readUInt32LE();
    if (to > firstVariant || to > size)
      throw new RecordError(`it ends at byte ${to}, among the markers or after them`);
    const bytes = Buffer.alloc(to - from);
    await readExactly(file, path, bytes, from, bytes.length);
    ids = parseSampleBlock(bytes, samples);
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    throw new DataError(
      {
        message: `The block of sample ids, from byte ${from} on, is damaged: ${error.message}`,
        file: path,
        hint: 'Copy or write the file again',
      },
      { cause: error },
    );
  }
  const rowOf = new Map<string, number>();
  for (const [row, id] of ids.entries()) {
    const earlier = rowOf.get(id);
    if (id === '')
      problems.add({
        message: `Sample ${row + 1} has no id, in the block from byte ${from} on`,
        hint: 'Give each sample an id of its own',
      });
    else if (earlier !== undefined) {
      problems.add({
        message: `Samples ${earlier + 1} and ${row + 1}, in the block from byte ${from} on, are both called ${JSON.stringify(id)}`,
        hint: 'Give each sample an id of its own',
      });
    }
    rowOf.set(id, row);
  }
  problems.throwIfAny();
  return ids;
}
