import { open, type FileHandle } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { FetchProblem } from './fetch-problem.js';
import { requestFrom } from './request-from.js';
import type { RetryPolicy } from './retry-policy.js';

/** What is downloaded, and where to. */
export interface Download {
  readonly url: string;
  /** The file to write; what is in it already is the beginning. */
  readonly part: string;
  /** Bytes of the whole, where known. */
  readonly bytes?: number | undefined;
  /** Told how many bytes are there, of how many. */
  readonly onProgress?: ((done: number, total: number | undefined) => void) | undefined;
  readonly retries: RetryPolicy;
}

/** So much is taken of a file whose size is not known. */
const mostBytes = 2 ** 26;

/**
 * Downloads the rest of a file. An attempt that fails is followed by another one from where it ended, as long as each few
 * bring something.
 * @returns where the server said that the file is, for the end of a sentence; empty where it is at its address
 * @throws FetchProblem with what the last attempt failed of
 */
export async function download(request: Download): Promise<string> {
  const file = await open(request.part, 'a+').then(async (created) => {
    await created.close();
    return open(request.part, 'r+');
  });
  try {
    const redirected = await fill(file, request);
    await file.sync();
    return redirected;
  } finally {
    await file.close();
  }
}

async function fill(file: FileHandle, { url, bytes, onProgress, retries }: Download): Promise<string> {
  let done = (await file.stat()).size;
  const limit = bytes ?? mostBytes;
  if (done > limit) done = await empty(file);
  let tag: string | undefined;
  let redirected = '';
  let most = done;
  let failures = 0;
  while (done !== bytes) {
    const patience = impatience(retries.patience);
    try {
      const content = await requestFrom(url, done, tag, patience.signal);
      ({ tag, redirected } = content);
      if (content.from !== done) done = await empty(file);
      const total = bytes ?? content.total;
      if (content.total !== undefined && content.total !== total) {
        const other = `The file there has ${content.total} bytes instead of ${total}, so it is another one`;
        throw new FetchProblem(other + redirected, { isPassing: false });
      }
      if (total !== undefined && total > limit) throw tooLong(redirected);
      for await (const chunk of content.chunks) {
        patience.renew();
        await file.write(chunk, 0, chunk.length, done);
        done += chunk.length;
        onProgress?.(done, total);
        // What is longer than it can be is wrong, however long it goes on.
        if (bytes === undefined && done > limit) throw tooLong(redirected);
        if (done > limit) return redirected;
      }
      if (total === undefined || done >= total) return redirected;
      throw new FetchProblem('The connection broke off', { isPassing: true });
    } catch (error) {
      const problem = patience.signal.aborted
        ? new FetchProblem(`The server sent nothing for ${retries.patience / 1000} s`, { isPassing: true })
        : error;
      if (!(problem instanceof FetchProblem && problem.isPassing)) throw problem;
      if (problem.isBeyondEnd) done = await empty(file);
      failures = done > most ? 0 : failures + 1;
      most = Math.max(most, done);
      if (failures >= retries.attempts) throw problem;
      await wait(retries.delay * 2 ** Math.max(0, failures - 1));
    } finally {
      patience.end();
    }
  }
  return redirected;
}

function tooLong(redirected: string): FetchProblem {
  const message = `The server sends more than ${mostBytes} bytes, which no file has whose size the catalogue does not know${redirected}`;
  return new FetchProblem(message, { isPassing: false });
}

async function empty(file: FileHandle): Promise<0> {
  await file.truncate(0);
  return 0;
}

/** A signal that is given when nothing was heard for so many milliseconds. */
function impatience(milliseconds: number) {
  const controller = new AbortController();
  const giveUp = (): void => {
    controller.abort();
  };
  let timer = setTimeout(giveUp, milliseconds);
  return {
    signal: controller.signal,
    renew() {
      clearTimeout(timer);
      timer = setTimeout(giveUp, milliseconds);
    },
    end() {
      clearTimeout(timer);
    },
  };
}
