import { appendFileSync } from 'node:fs';
import { open } from 'node:fs/promises';

/**
 * Appends a message to a file that nobody else appends to. The file is opened and closed each time: on NFS, what one machine has
 * closed is seen by another that opens it afterwards.
 */
export function post(file: string, message: object): void {
  appendFileSync(file, `${JSON.stringify(message)}\n`);
}

/** Reads what was appended to a file since the last time; a message that is not there as a whole waits for the next time. */
export function createMailReader<Message>(file: string): () => Promise<readonly Message[]> {
  let offset = 0;
  return async () => {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      if (size <= offset) return [];
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(size - offset), 0, size - offset, offset);
      const news = buffer.subarray(0, bytesRead);
      const end = news.lastIndexOf('\n') + 1;
      // A page that has not arrived yet reads as zeros.
      if (end === 0 || news.subarray(0, end).includes(0)) return [];
      offset += end;
      const lines = news.toString('utf8', 0, end - 1).split('\n');
      return lines.map((line) => JSON.parse(line) as Message);
    } finally {
      await handle.close();
    }
  };
}
