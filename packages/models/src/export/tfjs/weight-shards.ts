const shardBytes = 4 * 2 ** 20;

/** Little-endian bytes of arrays, one after the other, in pieces of 4 MB: what browsers cache one by one. */
export function* weightShards(arrays: readonly Float32Array[]): Generator<Uint8Array> {
  let shard = Buffer.alloc(Math.min(shardBytes, totalBytes(arrays)));
  let [at, written] = [0, 0];
  for (const array of arrays) {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let from = 0; from < bytes.length;) {
      const piece = bytes.subarray(from, from + shard.length - at);
      shard.set(piece, at);
      at += piece.length;
      from += piece.length;
      if (at < shard.length) continue;
      yield shard;
      written += at;
      shard = Buffer.alloc(Math.min(shardBytes, totalBytes(arrays) - written));
      at = 0;
    }
  }
}

/** How many shards there will be. */
export function shardCount(arrays: readonly Float32Array[]): number {
  return Math.ceil(totalBytes(arrays) / shardBytes);
}

function totalBytes(arrays: readonly Float32Array[]): number {
  return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
}
