import S3rver from '@20minutes/s3rver';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

/** An S3 server with the bucket `lab`, behind a connection that can be cut. */
export async function s3Server(directory: string) {
  const server = new S3rver({ port: 0, silent: true, directory, configureBuckets: [{ name: 'lab' }] });
  const { port } = await server.run();
  let cuts = 0;
  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { method, headers, url } = incoming;
    const asked = request({ port, method, headers, path: url });
    asked.end(await buffer(incoming));
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const content = await buffer(answer);
    outgoing.writeHead(answer.statusCode!, answer.headers);
    // Of an output, half arrives.
    if (method === 'GET' && url?.includes('/objects/') === true && cuts > 0) {
      cuts--;
      outgoing.write(content.subarray(0, content.length / 2), () => outgoing.destroy());
    } else outgoing.end(content);
  };
  const proxy = createServer((incoming, outgoing) => {
    void pass(incoming, outgoing).catch(() => outgoing.destroy());
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: 'S3RVER',
    AWS_SECRET_ACCESS_KEY: 'S3RVER',
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
  });
  return {
    /** The next outputs that are asked for arrive by half. */
    cut(times: number) {
      cuts = times;
    },
    /** Files of the server that hold objects or records, by a part of their names. */
    files: (part: string) =>
      readdirSync(directory, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.includes(part) && name.endsWith('_object'))
        .sort()
        .map((name) => join(directory, name)),
    async close() {
      proxy.closeAllConnections();
      proxy.close();
      await server.close();
    },
  };
}
