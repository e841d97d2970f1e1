import { open } from 'node:fs/promises';
import type { Database } from 'node-sqlite3-wasm';

/** Settings for a new file that nobody else reads before it is whole; the cache is 32 MB whatever the file's length. */
const settings = `
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA temp_store = FILE;
PRAGMA cache_size = -32768;
`;

/** Makes a SQLite file and flushes it. The same calls give the same bytes. */
export async function writeDatabase(path: string, fill: (database: Database) => void): Promise<void> {
  const { default: sqlite } = await import('node-sqlite3-wasm');
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
