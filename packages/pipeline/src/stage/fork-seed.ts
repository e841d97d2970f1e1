/**
 * The seed of one stage: the experiment's seed followed by the stage's path, as in `2017/outer0/tune/lasso`.
 * Text, not a number, so that no two paths ever share a seed; a generator hashes it.
 */
export function forkSeed(seed: number | string, stageId: string): string {
  return `${seed}/${stageId}`;
}
