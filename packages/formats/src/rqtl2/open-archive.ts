import { posix } from 'node:path';
import type { Entry, ZipFile } from 'yauzl';
import { DataError } from '@snpress/data/errors/data-error';
import { checkInflation } from '@snpress/data/limits/inflation';
import { someOf } from '@snpress/data/errors/some-of';
import { explainFileError } from '../files/explain-file-error.js';
import { pathInside } from '../files/path-inside.js';
import type { CrossFile, CrossFiles } from './cross-files.js';
import { repeatedName } from './is-archive.js';
import { readText } from './read-text.js';

/**
 * The files of a cross in a ZIP archive, with one control file; they are unpacked as they are read.
 * @throws DataError where it cannot be read, or has no control file or several
 */
export async function openArchive(path: string): Promise<CrossFiles> {
  const { openPromise } = await import('yauzl');
  const archive = await openPromise(path, { autoClose: false }).catch((error: unknown) => {
    throw damaged(path, error);
  });
  try {
    const entries = await listEntries(archive, path);
    let unpacked = 0;
    /** Files of an archive may share their bytes: all of them together may become as large as that allows. */
    const onUnpacked = (bytes: number): void => {
      unpacked += bytes;
      checkInflation(unpacked, archive.fileSize, path);
    };
    const control = controlOf([...entries.keys()], path);
    const named = (name: string): CrossFile => {
      const inside = posix.join(posix.dirname(control), name);
      const file = pathInside(path, inside);
      return { file, chunks: () => unpack(archive, entries.get(inside), file, onUnpacked) };
    };
    const { file, chunks } = named(posix.basename(control));
    return {
      control: { file, text: await readText(chunks(), file) },
      named,
      close: () => {
        archive.close();
        return Promise.resolve();
      },
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

async function listEntries(archive: ZipFile, path: string): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of archive.eachEntry()) {
      if (entries.has(entry.fileName)) throw twice(entry.fileName, path);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw damaged(path, error);
  }
  return entries;
}

function twice(name: string, file: string): DataError {
  return new DataError({
    code: repeatedName,
    message: `There are two files called ${JSON.stringify(name)} in this archive, and which of them is meant is not known`,
    file,
    hint: 'Unpack it, put the right one in its place and name the control file',
  });
}

function controlOf(names: readonly string[], path: string): string {
  // macOS puts a shadow of every file into an archive.
  const own = names.filter((name) => !name.startsWith('__MACOSX/') && !posix.basename(name).startsWith('.'));
  const written = (ending: RegExp): string[] => own.filter((name) => ending.test(name));
  const yaml = written(/\.ya?ml$/i);
  const candidates = yaml.length > 0 ? yaml : written(/\.json$/i);
  if (candidates.length === 1) return candidates[0]!;
  throw new DataError({
    message:
      candidates.length === 0
        ? 'There is no R/qtl2 control file (.yaml or .json) in this archive'
        : `There are ${candidates.length} files in this archive that may be its control file (${someOf(candidates)})`,
    file: path,
    hint:
      candidates.length === 0
        ? 'If it is an Excel workbook, save the sheet as CSV; otherwise unpack it and name the file'
        : 'Unpack it and name the control file',
  });
}

async function* unpack(
  archive: ZipFile,
  entry: Entry | undefined,
  file: string,
  onUnpacked: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  if (entry === undefined) {
    throw new DataError({
      message: 'There is no such file in this archive',
      file,
      hint: 'Check what the control file calls it, and that it was packed',
    });
  }
  try {
    for await (const chunk of await archive.openReadStreamPromise(entry)) {
      onUnpacked((chunk as Buffer).length);
      yield chunk as Buffer;
    }
  } catch (error) {
    throw damaged(file, error, entry.relativeOffsetOfLocalHeader);
  }
}

/** What is wrong with an archive, or with what begins at a byte of it. */
function damaged(file: string, error: unknown, offset?: number): unknown {
  const isDeflate = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
  const explained = isDeflate ? error : explainFileError(file, error);
  if (explained instanceof DataError || !(error instanceof Error)) return explained;
  return new DataError(
    {
      message: `This ZIP archive cannot be read${offset === undefined ? '' : ` at or after byte ${offset}`} (${error.message})`,
      file,
      hint: 'Copy it again, or unpack it and name the control file in it',
    },
    { cause: error },
  );
}
