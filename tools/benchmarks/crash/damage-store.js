import { chmodSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './list-files.js';

const parts = ['objects', 'records', 'history', 'runs', 'claims'];

/**
 * Flips a bit in, cuts short or takes away about a third of the files of a store.
 * @returns how many files it harmed, and of which parts of the store
 */
export function damageStore(store, rng) {
  const harmed = {};
  for (const part of parts)
    for (const name of listFiles(join(store, part))) {
      if (rng.integer(3) !== 0) continue;
      harm(join(store, part, name), part, rng);
      harmed[part] = (harmed[part] ?? 0) + 1;
    }
  return harmed;
}

function harm(path, part, rng) {
  chmodSync(path, 0o644);
  const bytes = readFileSync(path);
  const position = rng.integer(Math.max(1, bytes.length));
  const way = rng.integer(5);
  if (way < 2) truncateSync(path, Math.min(position, bytes.length));
  else if (way < 4 && bytes.length > 0) {
    bytes[position] ^= 1 << rng.integer(8);
    writeFileSync(path, bytes);
  } else {
    rmSync(path);
    return;
  }
  // Whose claim it is cannot be read any more, so a run waits for a minute of silence; it is as if that had passed.
  if (part === 'claims') {
    const past = Date.now() / 1000 - 3600;
    utimesSync(path, past, past);
  }
}
