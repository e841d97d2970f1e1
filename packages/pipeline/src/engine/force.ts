/** Which stages run even though they have a result: all, or those with these ids. */
export type Force = boolean | ReadonlySet<string>;

export function isForced(force: Force | undefined, stage: string): boolean {
  return typeof force === 'object' ? force.has(stage) : force === true;
}
