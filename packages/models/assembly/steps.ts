/** Products of sixteen vectors of integers with calls that are kept as steps from one column to the next. */

/** Bytes of sixteen integers: of a sample, or of half of what is told of a block. */
const WIDTH: usize = 64;

/**
 * For each block of columns and each of sixteen vectors the largest magnitude of a product, and its column.
 *
 * @param heads - of each of the `count` columns 32 bytes: how many samples rise by one, fall by one, are missing and were last 0, 1 or 2; what a
 *   missing call stands for; a factor; whether the samples were all at zero before.
 * @param samples - 16-bit numbers of these samples, column after column.
 * @param rows - sixteen integers of each sample.
 * @param skipped - 16 · column + vector of products to leave out, ascending; then −1.
 * @param peaks - of each block of `block` columns sixteen magnitudes of single precision, then sixteen columns.
 */
export function stepProducts(
  heads: usize,
  count: i32,
  samples: usize,
  rows: usize,
  skipped: usize,
  block: i32,
  peaks: usize,
): void {
  let a = i32x4.splat(0);
  let b = i32x4.splat(0);
  let c = i32x4.splat(0);
  let d = i32x4.splat(0);
  let column = 0;
  while (column < count) {
    memory.fill(peaks, 0, 2 * WIDTH);
    for (const last = min(count, column + block); column < last; column++) {
      if (load<i32>(heads, 28) !== 0) {
        a = i32x4.splat(0);
        b = i32x4.splat(0);
        c = i32x4.splat(0);
        d = i32x4.splat(0);
      }
      for (const end = samples + (usize(load<u32>(heads)) << 1); samples < end; samples += 2) {
        const row = rows + (usize(load<u16>(samples)) << 6);
        a = i32x4.add(a, v128.load(row));
        b = i32x4.add(b, v128.load(row, 16));
        c = i32x4.add(c, v128.load(row, 32));
        d = i32x4.add(d, v128.load(row, 48));
      }
      for (const end = samples + (usize(load<u32>(heads, 4)) << 1); samples < end; samples += 2) {
        const row = rows + (usize(load<u16>(samples)) << 6);
        a = i32x4.sub(a, v128.load(row));
        b = i32x4.sub(b, v128.load(row, 16));
        c = i32x4.sub(c, v128.load(row, 32));
        d = i32x4.sub(d, v128.load(row, 48));
      }
      const factor = v128.load32_splat(heads, 24);
      let e = f32x4.convert_i32x4_s(a);
      let f = f32x4.convert_i32x4_s(b);
      let g = f32x4.convert_i32x4_s(c);
      let h = f32x4.convert_i32x4_s(d);
      for (let call = 0; call < 3; call++) {
        const missing = load<u32>(heads + (usize(call) << 2), 8);
        if (missing === 0) continue;
        let t = i32x4.splat(0);
        let u = t;
        let v = t;
        let w = t;
        for (const end = samples + (usize(missing) << 1); samples < end; samples += 2) {
          const row = rows + (usize(load<u16>(samples)) << 6);
          t = i32x4.add(t, v128.load(row));
          u = i32x4.add(u, v128.load(row, 16));
          v = i32x4.add(v, v128.load(row, 32));
          w = i32x4.add(w, v128.load(row, 48));
        }
        const change = f32x4.splat(load<f32>(heads, 20) - f32(call));
        e = f32x4.add(e, f32x4.mul(change, f32x4.convert_i32x4_s(t)));
        f = f32x4.add(f, f32x4.mul(change, f32x4.convert_i32x4_s(u)));
        g = f32x4.add(g, f32x4.mul(change, f32x4.convert_i32x4_s(v)));
        h = f32x4.add(h, f32x4.mul(change, f32x4.convert_i32x4_s(w)));
      }
      e = f32x4.mul(factor, f32x4.abs(e));
      f = f32x4.mul(factor, f32x4.abs(f));
      g = f32x4.mul(factor, f32x4.abs(g));
      h = f32x4.mul(factor, f32x4.abs(h));
      if (load<i32>(skipped) >> 4 === column) {
        const before = load<v128>(peaks);
        const second = load<v128>(peaks, 16);
        const third = load<v128>(peaks, 32);
        const fourth = load<v128>(peaks, 48);
        v128.store(peaks, e);
        v128.store(peaks, f, 16);
        v128.store(peaks, g, 32);
        v128.store(peaks, h, 48);
        for (; load<i32>(skipped) >> 4 === column; skipped += 4)
          store<f32>(peaks + (usize(load<u32>(skipped) & 15) << 2), 0);
        e = v128.load(peaks);
        f = v128.load(peaks, 16);
        g = v128.load(peaks, 32);
        h = v128.load(peaks, 48);
        v128.store(peaks, before);
        v128.store(peaks, second, 16);
        v128.store(peaks, third, 32);
        v128.store(peaks, fourth, 48);
      }
      keepLarger(peaks, e, column);
      keepLarger(peaks + 16, f, column);
      keepLarger(peaks + 32, g, column);
      keepLarger(peaks + 48, h, column);
      heads += 32;
    }
    peaks += 2 * WIDTH;
  }
}

function keepLarger(peaks: usize, values: v128, column: i32): void {
  const known = v128.load(peaks);
  const isLarger = f32x4.gt(values, known);
  v128.store(peaks, v128.bitselect(values, known, isLarger));
  v128.store(peaks, v128.bitselect(i32x4.splat(column), v128.load(peaks, 64), isLarger), 64);
}
