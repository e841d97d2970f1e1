import { distance } from 'fastest-levenshtein';
import picomatch from 'picomatch';
import type { Graph } from './graph.js';

/** The stages that patterns name, and what is wrong with patterns that name none. */
export interface StageMatches {
  readonly ids: ReadonlySet<string>;
  readonly problems: readonly string[];
}

/**
 * Finds stages by exact id or by glob: `*` is anything within one step of the path, `**` any number of steps, `{a,b}`
 * either. A pattern that is the id of a stage means that stage, whatever characters are in it.
 */
export function matchStages(graph: Graph, option: string, patterns: readonly string[]): StageMatches {
  const ids = new Set<string>();
  const problems: string[] = [];
  for (const pattern of patterns) {
    const matching = graph.upstream.has(pattern) ? [pattern] : globbed(graph, pattern);
    for (const id of matching) ids.add(id);
    if (matching.length === 0)
      problems.push(`${option}: no stage matches "${pattern}"${suggestion(graph, pattern)}`);
  }
  return { ids, problems };
}

function globbed(graph: Graph, pattern: string): string[] {
  if (pattern === '') return [];
  const matches = picomatch(pattern, { dot: true, nonegate: true });
  return graph.stages.flatMap(({ id }) => (matches(id) ? [id] : []));
}

function suggestion(graph: Graph, pattern: string): string {
  let nearest: string | undefined;
  let least = Infinity;
  for (const { id } of graph.stages) {
    const far = distance(pattern.toLowerCase(), id.toLowerCase());
    if (far < least) [nearest, least] = [id, far];
  }
  if (nearest === undefined) return '; the graph has no stages';
  return least <= Math.ceil(nearest.length / 3)
    ? `; did you mean "${nearest}"?`
    : `; a stage is called, for instance, "${nearest}"`;
}
