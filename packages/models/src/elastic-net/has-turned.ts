/** How far the error must be above its minimum, and for how many penalties it must not have improved. */
const RISE = 1.01;
const PATIENCE = 4;

/** Whether a held-out error, along falling penalties, has clearly passed its minimum. */
export function hasTurned(errors: readonly number[]): boolean {
  const best = Math.min(...errors);
  return hasRisen(errors) && errors.length - 1 - errors.indexOf(best) >= PATIENCE;
}

/** Whether the last error is clearly above the least. */
export function hasRisen(errors: readonly number[]): boolean {
  return errors.at(-1)! > RISE * Math.min(...errors);
}
