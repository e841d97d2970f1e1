import { openFile } from '@snpress/formats/files/open-file';

const signature = Buffer.from('SQLite format 3\0');

/** Whether a file is a SQLite database, as PredictDB files are. @throws DataError where it cannot be read */
export async function isSqlite(path: string): Promise<boolean> {
  const file = await openFile(path);
  try {
    const head = Buffer.alloc(signature.length);
    await file.read(head, 0, head.length, 0);
    return head.equals(signature);
  } finally {
    await file.close();
  }
}
