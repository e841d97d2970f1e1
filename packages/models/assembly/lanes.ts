/**
 * SIMD kernels of vectors side by side, part of kernels.ts: `relationship`. Eight vectors are a group; value i of the vectors of group g
 * lies at 8 (g · size + i) … + 7, in single precision.
 */

/**
 * The products of a matrix of `rows` (a multiple of four) × `inner` with the vectors of some groups; `rows` is the size of the results.
 * The rows of the matrix are interleaved by fours: value t of rows 4k … 4k + 3 lies at 4 (k · inner + t).
 */
export function multiplyLanes(
  matrix: usize,
  rows: i32,
  inner: i32,
  vectors: usize,
  groups: i32,
  result: usize,
): void {
  const group = usize(inner) << 5;
  for (const last = vectors + usize(groups) * group; vectors < last; vectors += group) {
    let x = matrix;
    for (let row = 0; row < rows; row += 4) {
      let s00 = f32x4.splat(0);
      let s01 = f32x4.splat(0);
      let s10 = f32x4.splat(0);
      let s11 = f32x4.splat(0);
      let s20 = f32x4.splat(0);
      let s21 = f32x4.splat(0);
      let s30 = f32x4.splat(0);
      let s31 = f32x4.splat(0);
      let y = vectors;
      for (const end = y + group; y < end; x += 16, y += 32) {
        const y0 = v128.load(y);
        const y1 = v128.load(y, 16);
        const x0 = v128.load32_splat(x);
        const x1 = v128.load32_splat(x, 4);
        const x2 = v128.load32_splat(x, 8);
        const x3 = v128.load32_splat(x, 12);
        s00 = f32x4.add(s00, f32x4.mul(x0, y0));
        s01 = f32x4.add(s01, f32x4.mul(x0, y1));
        s10 = f32x4.add(s10, f32x4.mul(x1, y0));
        s11 = f32x4.add(s11, f32x4.mul(x1, y1));
        s20 = f32x4.add(s20, f32x4.mul(x2, y0));
        s21 = f32x4.add(s21, f32x4.mul(x2, y1));
        s30 = f32x4.add(s30, f32x4.mul(x3, y0));
        s31 = f32x4.add(s31, f32x4.mul(x3, y1));
      }
      v128.store(result, s00);
      v128.store(result, s01, 16);
      v128.store(result, s10, 32);
      v128.store(result, s11, 48);
      v128.store(result, s20, 64);
      v128.store(result, s21, 80);
      v128.store(result, s30, 96);
      v128.store(result, s31, 112);
      result += 128;
    }
  }
}

/** yᵀ M⁻¹ y of every vector y, where M = L D Lᵀ with `lower` below the diagonal of L and `inverse` 1/D. */
export function formLanes(
  lower: usize,
  inverse: usize,
  size: i32,
  vectors: usize,
  groups: i32,
  result: usize,
): void {
  const length = usize(size) << 2;
  for (const last = result + (usize(groups) << 5); result < last; result += 32) {
    let v0 = f32x4.splat(0);
    let v1 = f32x4.splat(0);
    let s0 = f32x4.splat(0);
    let s1 = f32x4.splat(0);
    let factor = f32x4.splat(0);
    for (let at: usize = 0; at < length; at += 4, vectors += 32) {
      const weight = v128.load32_splat(inverse + at);
      v0 = f32x4.sub(v128.load(vectors), f32x4.mul(factor, v0));
      v1 = f32x4.sub(v128.load(vectors, 16), f32x4.mul(factor, v1));
      s0 = f32x4.add(s0, f32x4.mul(f32x4.mul(v0, v0), weight));
      s1 = f32x4.add(s1, f32x4.mul(f32x4.mul(v1, v1), weight));
      factor = v128.load32_splat(lower + at);
    }
    v128.store(result, s0);
    v128.store(result, s1, 16);
  }
}

/** Adds M⁻¹ y of every vector, times its own of `weights`, to `target`; `half` has room for a group. Groups without weights are left. */
export function solveLanes(
  lower: usize,
  inverse: usize,
  size: i32,
  vectors: usize,
  groups: i32,
  weights: usize,
  half: usize,
  target: usize,
): void {
  const length = usize(size) << 2;
  const group = usize(size) << 5;
  for (const last = weights + (usize(groups) << 5); weights < last; weights += 32) {
    const w0 = v128.load(weights);
    const w1 = v128.load(weights, 16);
    if (v128.any_true(v128.or(w0, w1))) {
      let v0 = f32x4.splat(0);
      let v1 = f32x4.splat(0);
      let factor = f32x4.splat(0);
      let from = vectors;
      let room = half;
      for (let at: usize = 0; at < length; at += 4, from += 32, room += 32) {
        const weight = v128.load32_splat(inverse + at);
        v0 = f32x4.sub(v128.load(from), f32x4.mul(factor, v0));
        v1 = f32x4.sub(v128.load(from, 16), f32x4.mul(factor, v1));
        v128.store(room, f32x4.mul(v0, weight));
        v128.store(room, f32x4.mul(v1, weight), 16);
        factor = v128.load32_splat(lower + at);
      }
      v0 = f32x4.splat(0);
      v1 = f32x4.splat(0);
      let to = target + group;
      for (let at = length; at > 0; at -= 4) {
        room -= 32;
        to -= 32;
        factor = v128.load32_splat(lower + at - 4);
        v0 = f32x4.sub(v128.load(room), f32x4.mul(factor, v0));
        v1 = f32x4.sub(v128.load(room, 16), f32x4.mul(factor, v1));
        v128.store(to, f32x4.add(v128.load(to), f32x4.mul(w0, v0)));
        v128.store(to, f32x4.add(v128.load(to, 16), f32x4.mul(w1, v1)), 16);
      }
    }
    vectors += group;
    target += group;
  }
}

/**
 * Adds `factor` times the `rows` rows of every group to rows of the groups of `target`, of size `width`: row k to row `list[k]`, 32-bit
 * indices.
 */
export function addLanes(
  source: usize,
  rows: i32,
  list: usize,
  groups: i32,
  factor: f32,
  target: usize,
  width: i32,
): void {
  const scale = f32x4.splat(factor);
  const group = usize(width) << 5;
  const end = list + (usize(rows) << 2);
  for (const last = target + usize(groups) * group; target < last; target += group) {
    for (let row = list; row < end; row += 4, source += 32) {
      const to = target + (usize(load<u32>(row)) << 5);
      v128.store(to, f32x4.add(v128.load(to), f32x4.mul(scale, v128.load(source))));
      v128.store(to, f32x4.add(v128.load(to, 16), f32x4.mul(scale, v128.load(source, 16))), 16);
    }
  }
}
