import { FetchProblem } from './fetch-problem.js';

/** What a server sends of a file. */
export interface PartialContent {
  /** Where the bytes begin in the file: as asked for, or 0 from a server that sends whole files only. */
  readonly from: number;
  /** Bytes of the whole file, where the server says so. */
  readonly total: number | undefined;
  /** What names this state of the file, where the server says so. */
  readonly tag: string | undefined;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Where the server said that the file is, for the end of a sentence; empty where it is where it was asked for. */
  readonly redirected: string;
}

/**
 * Asks for a file from a byte on.
 * @param tag - the state of the file that the bytes before are of; the server sends all of another state
 * @throws FetchProblem where the server cannot be reached or does not send it
 */
export async function requestFrom(
  url: string,
  from: number,
  tag: string | undefined,
  signal: AbortSignal,
): Promise<PartialContent> {
  // Ranges count bytes as they are sent, which compression would change.
  const headers: Record<string, string> = { 'accept-encoding': 'identity' };
  if (from > 0) headers.range = `bytes=${from}-`;
  if (from > 0 && tag !== undefined) headers['if-range'] = tag;
  const { response, redirected } = await follow(url, { headers, signal, redirect: 'manual' });
  const { status, statusText, body } = response;
  const etag = response.headers.get('etag') ?? undefined;
  const sent = {
    tag: etag?.startsWith('W/') ? undefined : etag,
    chunks: withExplanation(body ?? new Blob([]).stream()),
    redirected,
  };
  if (status === 206) {
    const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '');
    if (range !== null && Number(range[1]) === from)
      return { ...sent, from, total: range[2] === '*' ? undefined : Number(range[2]) };
    await body?.cancel();
    throw new FetchProblem(`The server sent another part of the file than was asked for${redirected}`, {
      isPassing: false,
    });
  }
  if (status === 200) {
    const isCoded = (response.headers.get('content-encoding') ?? 'identity') !== 'identity';
    const length = isCoded ? null : response.headers.get('content-length');
    return { ...sent, from: 0, total: length === null ? undefined : Number(length) };
  }
  await body?.cancel();
  const isBeyondEnd = status === 416 && from > 0;
  const isPassing = isBeyondEnd || status === 408 || status === 429 || status >= 500;
  const answer = `The server answers ${status}${statusText === '' ? '' : ` (${statusText})`}${redirected}`;
  throw new FetchProblem(answer, { isPassing, isBeyondEnd });
}

const mostRedirects = 5;

/** Asks, and asks elsewhere where that is said: over https alone, since a redirection may be anyone's. */
async function follow(
  from: string,
  options: RequestInit,
): Promise<{ readonly response: Response; readonly redirected: string }> {
  let url = from;
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const redirected = redirects === 0 ? '' : `, after a redirection to ${url}`;
    const response = await fetch(url, options).catch((error: unknown) => {
      throw unreachable(error, redirected);
    });
    const location = response.headers.get('location');
    if (location === null || response.status < 300 || response.status >= 400) return { response, redirected };
    await response.body?.cancel();
    const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
    if (next?.protocol !== 'https:') {
      const other = `The server redirects to ${location}, which is not followed because it is not https`;
      throw new FetchProblem(other, { isPassing: false });
    }
    url = next.href;
  }
  throw new FetchProblem(`The server redirects more than ${mostRedirects} times, last to ${url}`, {
    isPassing: false,
  });
}

function unreachable(error: unknown, redirected: string): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  if (code === undefined && !(error instanceof TypeError)) return error;
  return new FetchProblem(
    `The server cannot be reached${code === undefined ? '' : ` (${code})`}${redirected}`,
    { isPassing: true },
    { cause: error },
  );
}

async function* withExplanation(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new FetchProblem('The connection broke off', { isPassing: true }, { cause: error });
  }
}
