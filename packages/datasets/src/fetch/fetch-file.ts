import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { DataError } from '@snpress/data/errors/data-error';
import { download, type Download } from './download.js';
import { FetchProblem } from './fetch-problem.js';
import { gitBlobId } from './git-blob-id.js';
import { takePartFile } from './part-file.js';

/** A file to be had, and how to know that it is the right one. */
export interface FileRequest extends Omit<Download, 'part'> {
  readonly target: string;
  readonly blob: string;
}

/** How a file came to be there. */
export type FileOutcome = 'kept' | 'fetched' | 'made';

/**
 * Downloads a file, or keeps it where it is there already. What an earlier download left is continued. Nothing but the right
 * content ever has the file's name.
 * @throws DataError where another file has its name, it cannot be downloaded or is not the right one; what came is then kept
 *   beside it, as `.bad`
 */
export async function fetchFile(request: FileRequest): Promise<FileOutcome> {
  const { target, blob, bytes } = request;
  const there = await stat(target).catch(() => undefined);
  if (there !== undefined) {
    if (there.isFile() && (bytes ?? there.size) === there.size && (await gitBlobId(target)) === blob)
      return 'kept';
    throw new DataError({
      message: 'There is another file of this name, which is not overwritten',
      file: target,
      hint: 'Move it away, or fetch into another folder with --out',
    });
  }
  await mkdir(path.dirname(target), { recursive: true });
  const part = await takePartFile(target);
  let redirected = '';
  const load = async (): Promise<void> => {
    redirected = await downloadTo(part.path, request);
  };
  try {
    const isWhole = async (): Promise<boolean> => (await gitBlobId(part.path)) === blob;
    if (!part.isContinued) await load();
    else if (!(await isWhole())) {
      await load();
      if (!(await isWhole())) {
        // What was left may have been of another server, or of another state.
        await rm(part.path);
        await load();
      }
    }
  } catch (error) {
    await part.leave();
    throw error;
  }
  const id = await gitBlobId(part.path);
  if (id !== blob) {
    await rename(part.path, `${target}.bad`);
    throw new DataError({
      message: `What ${request.url} sent${redirected} is not the file that the catalogue knows: its git blob id is ${id}, not ${blob}`,
      file: `${target}.bad`,
      hint: 'Look at it, then try again or name another server with --mirror',
    });
  }
  await part.place();
  return 'fetched';
}

async function downloadTo(part: string, { url, bytes, onProgress, retries }: FileRequest): Promise<string> {
  return download({ url, part, bytes, onProgress, retries }).catch((error: unknown) => {
    if (!(error instanceof FetchProblem)) throw error;
    throw new DataError(
      {
        message: error.message,
        file: url,
        hint: error.isPassing
          ? 'Check the connection and try again: what came is kept and continued. Another server is named with --mirror'
          : 'Name a server that has the file with --mirror',
      },
      { cause: error },
    );
  });
}
