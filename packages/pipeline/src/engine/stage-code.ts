import { fingerprintModule, type Alternatives, type Fingerprint } from '../fingerprint/fingerprint-module.js';
import { GraphError } from '../graph/graph-error.js';
import type { Graph } from '../graph/graph.js';
import type { Stage, StageLibrary } from '../stage/stage.js';

/** The module of an implementation and what its code is. */
export interface StageCode {
  readonly module: URL;
  readonly fingerprint: Fingerprint;
}

/** The code of every stage of a graph. */
export type StageCodes = (stage: Stage) => StageCode;

/**
 * Fingerprints the implementations that a graph uses.
 *
 * @throws {GraphError} naming every implementation that the library lacks or that cannot be read.
 */
export async function loadStageCode(graph: Graph, library: StageLibrary): Promise<StageCodes> {
  const code = new Map<string, StageCode>();
  const problems = new Map<string, string>();
  for (const stage of graph.stages) {
    const { id, implementation, uses } = stage;
    if (code.has(nameOf(stage)) || problems.has(implementation)) continue;
    const module = Object.hasOwn(library, implementation) ? library[implementation] : undefined;
    if (module === undefined) {
      const known = Object.keys(library).sort().join(', ') || 'none';
      problems.set(
        implementation,
        `stage "${id}": there is no implementation "${implementation}" (known: ${known})`,
      );
      continue;
    }
    try {
      const fingerprint = await fingerprintModule(module, alternatives(library, uses));
      code.set(nameOf(stage), { module, fingerprint });
    } catch (error) {
      problems.set(
        implementation,
        `stage "${id}": the code of implementation "${implementation}" cannot be read: ${(error as Error).message}`,
      );
    }
  }
  if (problems.size > 0) throw new GraphError([...problems.values()]);
  return (stage) => code.get(nameOf(stage))!;
}

function nameOf({ implementation, uses }: Stage): string {
  return [implementation, ...(uses ?? ['*'])].join(' ');
}

function alternatives(library: StageLibrary, uses: Stage['uses']): Alternatives | undefined {
  if (uses === undefined) return undefined;
  const all = Object.entries(library).filter(([name]) => name.includes('/'));
  const urls = (isUsed: boolean) =>
    all.filter(([name]) => uses.includes(name) === isUsed).map(([, url]) => url);
  return { used: urls(true), unused: urls(false) };
}
