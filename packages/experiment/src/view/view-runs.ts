import { runningInWords, runningMarkup } from '@snpress/report/ledger/running-markup';
import { readdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createProgressReader, type ProgressReader } from '../progress/read-progress.js';
import { RequestError } from '../request-error.js';
import { foldersIn } from '../run-history/run-folders.js';
import { refusal, type Answer } from './answer.js';
import { createRunPages } from './run-pages.js';

/** Which runs are shown, and where. */
export interface ViewRequest {
  /** The folder with all runs; `runs` by default. */
  readonly in?: string | undefined;
  /** A free one by default. */
  readonly port?: number | undefined;
}

/** A server of pages that is up. */
export interface RunsView {
  /** Where a browser finds it: `http://127.0.0.1:40123/`. */
  readonly address: string;
  close(): Promise<void>;
}

/** So often it is looked whether something has changed, while a page is open, in milliseconds. */
const pause = 500;

/**
 * Shows all runs of a folder as pages for a browser of this machine: it listens on the loopback interface alone, refuses every name but its
 * own (against DNS rebinding), and answers GET and HEAD by reading; it writes nothing.
 *
 * @throws RequestError where the port is taken
 * @example
 * const { address, close } = await viewRuns({ in: 'runs' });
 * console.log(address);
 */
export async function viewRuns({ in: parent = 'runs', port = 0 }: ViewRequest = {}): Promise<RunsView> {
  const progress = createProgressReader(parent);
  const pages = createRunPages(parent, progress);
  const watch = watchRuns(parent, progress);
  // What takes long is done before anybody waits for it: reading the runs, loading what draws.
  await pages.answer([''], new URLSearchParams());
  const server = createServer((request, response) => {
    void handle(request, response);
  });

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const refused = refusedOf(request, (server.address() as AddressInfo).port);
      const url = new URL(request.url ?? '/', 'http://localhost');
      if (refused === undefined && url.pathname === '/events') watch.add(response);
      else send(request, response, refused ?? (await pages.answer(partsOf(url.pathname), url.searchParams)));
    } catch (error) {
      const said = error instanceof URIError ? 'This address cannot be read.' : (error as Error).message;
      send(request, response, refusal(error instanceof URIError ? 400 : 500, said));
    }
  };

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' || error.code === 'EACCES'
          ? new RequestError({
              key: 'port',
              message: `${port} is taken`,
              hint: 'name another, or none for a free one',
            })
          : error,
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      watch.end();
      const closed = new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Why a request is not answered; undefined where it is. */
function refusedOf({ headers, method }: IncomingMessage, port: number): Answer | undefined {
  const own = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);
  if (!own.includes(headers.host ?? ''))
    return refusal(
      421,
      `This server answers to ${own[0]!} alone, and was asked for ${headers.host ?? 'nothing'}.`,
    );
  if (method !== 'GET' && method !== 'HEAD')
    return refusal(405, 'This server only reads.', { Allow: 'GET, HEAD' });
  return undefined;
}

function partsOf(pathname: string): readonly string[] {
  return pathname.slice(1).split('/').map(decodeURIComponent);
}

function send(
  { method }: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Answer,
): void {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
  response.end(method === 'HEAD' ? undefined : body);
}

/** Tells open pages how far runs are, and that runs have come or gone. */
function watchRuns(
  parent: string,
  progress: ProgressReader,
): { add(page: ServerResponse): void; end(): void } {
  const pages = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | undefined;
  let shown = '';
  let names = namesOf(parent);
  const tell = (to: Iterable<ServerResponse>, event: string, data: unknown): void => {
    for (const page of to) page.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const look = (): void => {
    const running = progress.read();
    const now = { html: runningMarkup(running).source, words: runningInWords(running) };
    if (now.html !== shown) tell(pages, 'running', now);
    shown = now.html;
    const there = namesOf(parent);
    if (there !== names) tell(pages, 'runs', {});
    names = there;
  };
  return {
    add(page) {
      page.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      page.write(':\n\n');
      pages.add(page);
      shown = '';
      timer ??= setInterval(look, pause);
      page.on('close', () => {
        pages.delete(page);
        if (pages.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      });
    },
    end() {
      clearInterval(timer);
      for (const page of pages) page.end();
    },
  };
}

/** The names of all runs, as one text. */
function namesOf(parent: string): string {
  return foldersIn(parent)
    .flatMap((experiment) => [
      experiment,
      ...readdirSync(path.join(parent, experiment)).filter((name) => !name.startsWith('.')),
    ])
    .join('\n');
}
