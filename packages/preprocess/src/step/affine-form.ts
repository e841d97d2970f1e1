/** What a fitted step does to the features that it keeps, as one straight line per feature. */
export interface AffineForm {
  /** Feature of the output → column of the input. */
  readonly from: Int32Array;
  /** A finite value x becomes `slope · x + offset`. */
  readonly slope: Float64Array;
  readonly offset: Float64Array;
  /** What a missing value becomes; NaN where it stays missing. */
  readonly missing: Float64Array;
  /** `invert` takes a value y of the output back to `inverseSlope · y + inverseOffset`. */
  readonly inverseSlope: Float64Array;
  readonly inverseOffset: Float64Array;
}

/** The form that leaves the columns `from` as they are. */
export function identityForm(from: Int32Array): AffineForm {
  const { length } = from;
  return {
    from,
    slope: new Float64Array(length).fill(1),
    offset: new Float64Array(length),
    missing: new Float64Array(length).fill(NaN),
    inverseSlope: new Float64Array(length).fill(1),
    inverseOffset: new Float64Array(length),
  };
}
