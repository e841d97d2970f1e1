import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** How a server serves its files. */
export interface ServerHabits {
  /** The files by path, such as `/made-up/a.txt`. */
  readonly files: Readonly<Record<string, Buffer>>;
  /** Whether it sends parts of files. */
  readonly ranges?: boolean;
  /** The state of its files. */
  etag?: string;
  /** After how many bytes of each answer, one after the other, the connection is cut. */
  readonly cuts?: number[];
  /** What it answers first, one status after the other. */
  readonly statuses?: number[];
  /** Where it says that the files are. */
  readonly redirect?: string;
  /** Whether it says how long its files are. */
  readonly hasLength?: boolean;
  /** Whether it takes questions without ever answering. */
  readonly isSilent?: boolean;
}

/** A server on this machine, and what it was asked. */
export interface FileServer {
  readonly url: string;
  /** `/made-up/a.txt` or `/made-up/a.txt 17-`. */
  readonly requests: string[];
}

/** Serves files until the test ends. */
export async function serveFiles(habits: ServerHabits): Promise<FileServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const from = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
    requests.push(request.url! + (from === undefined ? '' : ` ${from}-`));
    if (habits.isSilent !== true) answer(request, response, habits, Number(from ?? 0));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** A port that nobody listens to. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  habits: ServerHabits,
  asked: number,
): void {
  const { files, ranges = true, etag, cuts, statuses, redirect, hasLength = true } = habits;
  if (redirect !== undefined) {
    response.writeHead(302, { location: redirect }).end();
    return;
  }
  const status = statuses?.shift() ?? 200;
  const file = files[request.url!];
  if (status !== 200 || file === undefined) {
    response.writeHead(status === 200 ? 404 : status).end('an answer in words');
    return;
  }
  const ifRange = request.headers['if-range'];
  const from = ranges && (ifRange === undefined || ifRange === etag) ? asked : 0;
  if (from > 0 && from >= file.length) {
    response.writeHead(416, { 'content-range': `bytes */${file.length}` }).end();
    return;
  }
  const rest = file.subarray(from);
  response.writeHead(from > 0 ? 206 : 200, {
    ...(hasLength ? { 'content-length': rest.length } : {}),
    ...(from > 0 ? { 'content-range': `bytes ${from}-${file.length - 1}/${file.length}` } : {}),
    ...(etag === undefined ? {} : { etag }),
  });
  const cut = cuts?.shift();
  if (cut === undefined || cut >= rest.length) response.end(rest);
  else response.write(rest.subarray(0, cut), () => response.socket?.end());
}
