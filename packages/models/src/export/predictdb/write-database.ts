import { open, writeFile } from 'node:fs/promises';
import type { Database } from 'node-sqlite3-wasm';

/** Settings for a new file that nobody else reads before it is whole; its cache grows to 128 MB. */
const settings = `
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA cache_size = -131072;
`;

/** Makes a SQLite file and flushes it. The same calls give the same bytes. */
export async function writeDatabase(path: string, fill: (database: Database) => void): Promise<void> {
  const { default: sqlite } = await import('node-sqlite3-wasm');
  // SQLite would make a file that nobody else may read.
  await writeFile(path, '', { flag: 'wx' });
  const database = new sqlite.Database(path);
  try {
    database.exec(settings);
    database.exec('BEGIN');
    fill(database);
    database.exec('COMMIT');
  } finally {
    database.close();
  }
  const file = await open(path, 'r+');
  await file.sync();
  await file.close();
}
