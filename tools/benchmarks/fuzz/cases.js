import { createRng } from '@snpress/data';
import { gunzipSync, gzipSync } from 'node:zlib';
import { harms } from './damage.js';

const binary = new Set(['arrow', 'bgen', 'bundle', 'parquet']);
const kinds = Object.keys(harms);

/**
 * Case `number` of a seed: sound files, one or two of them harmed. It depends on nothing else, so that it can be made again.
 * @param only - the formats that cases are of; all where there are none
 * @returns the set (format, options, whether the format is named), what was done, and the files
 */
export function makeCase(corpus, seed, number, only = []) {
  const rng = createRng(`${seed}/${number}`);
  const known = [...new Set(corpus.map(({ format }) => format))];
  const formats = only.length === 0 ? known : only;
  const format = formats[rng.integer(formats.length)];
  const ofFormat = corpus.filter((set) => set.format === format);
  const set = ofFormat[rng.integer(ofFormat.length)];
  const files = set.files.map((file) => ({ ...file }));
  const done = [];
  for (let left = rng.integer(8) === 0 ? 2 : 1; left > 0; left--) {
    const file = files[rng.integer(3) === 0 ? rng.integer(files.length) : 0];
    const other = ofFormat[rng.integer(ofFormat.length)].files[0].bytes;
    file.bytes = harm(file.bytes, other, rng, binary.has(format), (what) =>
      done.push(`${file.name}: ${what}`),
    );
  }
  return { set: { ...set, named: rng.integer(4) > 0 }, files, done };
}

/** Harms the bytes as they are or, of a gzip file, what they hold; some texts are compressed before or after. */
function harm(bytes, other, rng, isBinary, tell) {
  const kind = kinds[rng.integer(kinds.length)];
  tell(kind);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const apply = (content) => (content.length === 0 ? content : harms[kind](content, rng, other));
  if (isGzip && rng.integer(2) === 0) return gzipSync(apply(unzipped(bytes)));
  if (isBinary || isGzip || rng.integer(8) > 0) return apply(bytes);
  return rng.integer(2) === 0 ? gzipSync(apply(bytes)) : apply(gzipSync(bytes));
}

function unzipped(bytes) {
  try {
    return gunzipSync(bytes);
  } catch {
    return bytes;
  }
}
