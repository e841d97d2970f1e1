/** A value of R, of the kinds that are read. */
export interface RValue {
  readonly type: 'null' | 'logical' | 'integer' | 'real' | 'string' | 'list';
  /** Numbers, with NaN for NA; texts, null for NA; or the elements of a list. */
  readonly values: readonly (number | string | null | RValue)[];
  /** `names`, `dim`, `dimnames`, `class`, `levels`, … */
  readonly attributes: Readonly<Record<string, RValue>>;
}
