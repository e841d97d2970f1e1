import { markerReaders } from './marker-readers.js';

const unread = Buffer.alloc(0);

/** The other files that belong to a genotype file: those of a `.bed` file are its `.bim` and `.fam`. */
export function companionFiles(path: string): readonly string[] {
  const reader = Object.values(markerReaders).find((candidate) => candidate.recognises(path, unread));
  return (reader?.files(path) ?? []).filter((file) => file !== path);
}
