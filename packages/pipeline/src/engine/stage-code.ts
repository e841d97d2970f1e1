import { fingerprintModule, type Fingerprint } from '../fingerprint/fingerprint-module.js';
import { GraphError } from '../graph/graph-error.js';
import type { Graph } from '../graph/graph.js';
import type { StageLibrary } from '../stage/stage.js';

/** The module of an implementation and what its code is. */
export interface StageCode {
  readonly module: URL;
  readonly fingerprint: Fingerprint;
}

/**
 * Fingerprints the implementations that a graph uses.
 *
 * @throws {GraphError} naming every implementation that the library lacks or that cannot be read.
 */
export async function loadStageCode(
  graph: Graph,
  library: StageLibrary,
): Promise<ReadonlyMap<string, StageCode>> {
  const users = new Map<string, string>();
  for (const { id, implementation } of graph.stages)
    if (!users.has(implementation)) users.set(implementation, id);
  const code = new Map<string, StageCode>();
  const problems: string[] = [];
  for (const [implementation, stage] of users) {
    const module = Object.hasOwn(library, implementation) ? library[implementation] : undefined;
    if (module === undefined) {
      const known = Object.keys(library).sort().join(', ') || 'none';
      problems.push(`stage "${stage}": there is no implementation "${implementation}" (known: ${known})`);
      continue;
    }
    try {
      code.set(implementation, { module, fingerprint: await fingerprintModule(module) });
    } catch (error) {
      problems.push(
        `stage "${stage}": the code of implementation "${implementation}" cannot be read: ${(error as Error).message}`,
      );
    }
  }
  if (problems.length > 0) throw new GraphError(problems);
  return code;
}
