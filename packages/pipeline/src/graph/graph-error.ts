/** A stage graph that cannot run, with everything that is wrong with it. */
export class GraphError extends Error {
  override readonly name = 'GraphError';

  constructor(readonly problems: readonly string[]) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    super(`The stage graph has ${count}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}
