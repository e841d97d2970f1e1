import { existsSync, statSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import { openFile } from '../files/open-file.js';
import { openMarkers } from '../markers/open-markers.js';
import { companionFiles } from '../registry/companion-files.js';
import { resolveSource } from '../registry/resolve-source.js';
import type { GenotypeFile } from './read-genotypes.js';

/** How large the genotypes of a file are. */
export interface GenotypeSize {
  /** The format that it is read as. */
  readonly format: string;
  /** Whether they can be read marker by marker, so that they are never in memory as a whole. */
  readonly isMarkerFile: boolean;
  /** As they are held: a byte for each call, four for each dosage. */
  readonly bytes: number;
  /** Where the beginning of the file says so. */
  readonly samples?: number;
  readonly markers?: number;
}

/** Formats whose opening says how many samples and markers there are, and what a genotype of them takes. */
const bytesOf: Readonly<Record<string, number>> = { plink: 1, pgen: 1, bgen: 4 };

/** So many bytes of the beginning of a text tell how long its lines are, and how much smaller it is made. */
const looked = 2 ** 20;
/** Characters of a call in a table. */
const perCall = 2;

/** The bytes of a file and those that belong to it, as they are on disk. */
export function storedBytes(path: string): number {
  return [path, ...companionFiles(path)]
    .filter(existsSync)
    .reduce((sum, file) => sum + statSync(file).size, 0);
}

/**
 * How large the genotypes of a file are: exactly for PLINK and BGEN files, roughly by the size of others.
 * @throws DataError where the options or the files are at fault.
 */
export async function genotypeSize({ path, reading = {} }: GenotypeFile): Promise<GenotypeSize> {
  const { format } = await resolveSource(path, reading);
  const { name } = format;
  const known = { format: name, isMarkerFile: format.open !== undefined };
  const bytes = bytesOf[name];
  if (bytes !== undefined) {
    const { samples, markers } = await openMarkers(path, reading);
    if (markers !== undefined)
      return { ...known, samples: samples.length, markers, bytes: bytes * samples.length * markers };
  }
  const size = storedBytes(path);
  if (name === 'arrow') return { ...known, bytes: size };
  const { text, read } = await textAtBeginning(path);
  const length = (size / read) * text.length;
  if (name !== 'vcf') return { ...known, bytes: length / perCall };
  const samples = Math.max(0, (/^#CHROM.*$/m.exec(text)?.[0] ?? '').split('\t').length - 9);
  const lines = text
    .split('\n')
    .slice(0, -1)
    .filter((line) => !line.startsWith('#'));
  const perLine = lines.reduce((sum, line) => sum + line.length + 1, 0) / lines.length;
  return { ...known, samples, bytes: lines.length === 0 ? length / perCall : samples * (length / perLine) };
}

/** The beginning of a text, and of how many bytes of its file it was read. */
async function textAtBeginning(path: string): Promise<{ readonly text: string; readonly read: number }> {
  const file = await openFile(path);
  try {
    const { bytesRead: read, buffer } = await file.read(Buffer.alloc(looked), 0, looked, 0);
    const bytes = buffer.subarray(0, read);
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const text = isGzip ? gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }) : bytes;
    return { text: text.toString('latin1'), read: Math.max(1, read) };
  } finally {
    await file.close();
  }
}
