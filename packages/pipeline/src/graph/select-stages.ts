import type { Graph } from './graph.js';
import { matchStages } from './match-stages.js';
import { SelectionError } from './selection-error.js';

/**
 * Which stages of a graph a run is about. Each list holds ids or globs (`outer0/**`); an absent or
 * empty one changes nothing.
 */
export interface Selection {
  /** These stages and what they need, nothing else. `force: true` is then about these, not about what they need. */
  readonly only?: readonly string[];
  /** These stages and what they need, and there the run stops. With `only`: what both select. */
  readonly until?: readonly string[];
  /** These stages and all that depends on them run anew, as far as they are selected. */
  readonly from?: readonly string[];
  /** These stages run anew even though they have a result; true: all. */
  readonly force?: boolean | readonly string[];
}

/** The part of a graph that was selected. */
export interface SelectedGraph {
  /** Closed upward: with a stage it has everything that the stage reads from. */
  readonly graph: Graph;
  /** Ids of the stages that run anew. */
  readonly forced: ReadonlySet<string>;
  /** Ids of the other stages of the whole graph, in topological order. */
  readonly notSelected: readonly string[];
}

/** @throws {SelectionError} naming every pattern that matches no stage or none that is selected. */
export function selectStages(graph: Graph, selection: Selection): SelectedGraph {
  const problems: string[] = [];
  const match = (option: keyof Selection): ReadonlySet<string> => {
    const patterns = selection[option];
    if (typeof patterns === 'boolean' || patterns === undefined) return new Set();
    const found = matchStages(graph, option, patterns);
    problems.push(...found.problems);
    return found.ids;
  };
  const [only, until, from, force] = [match('only'), match('until'), match('from'), match('force')];
  if (problems.length > 0) throw new SelectionError(problems);

  let selected = new Set(graph.upstream.keys());
  for (const goals of [only, until])
    if (goals.size > 0) selected = intersection(selected, reachable(goals, graph.upstream));
  const isOutside = (ids: ReadonlySet<string>) => ids.size > 0 && intersection(ids, selected).size === 0;
  if (isOutside(only)) problems.push('only: none of its stages is needed for those of until');
  for (const [option, ids] of [['from', from] as const, ['force', force] as const])
    if (isOutside(ids)) problems.push(`${option}: none of its stages is selected by only and until`);
  if (problems.length > 0) throw new SelectionError(problems);

  const forced = new Set([...force, ...reachable(from, graph.downstream)]);
  if (selection.force === true) for (const id of only.size > 0 ? only : selected) forced.add(id);
  const notSelected = graph.stages.flatMap(({ id }) => (selected.has(id) ? [] : [id]));
  return {
    graph: notSelected.length === 0 ? graph : subgraph(graph, selected),
    forced: intersection(forced, selected),
    notSelected,
  };
}

/** `start` and everything that can be reached from there. */
function reachable(
  start: ReadonlySet<string>,
  next: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const reached = new Set(start);
  for (const id of reached) for (const other of next.get(id)!) reached.add(other);
  return reached;
}

function subgraph(graph: Graph, selected: ReadonlySet<string>): Graph {
  const stages = graph.stages.filter(({ id }) => selected.has(id));
  const downstream = stages.map(
    ({ id }) => [id, graph.downstream.get(id)!.filter((reader) => selected.has(reader))] as const,
  );
  const upstream = stages.map(({ id }) => [id, graph.upstream.get(id)!] as const);
  return { stages, upstream: new Map(upstream), downstream: new Map(downstream) };
}

function intersection(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a].filter((id) => b.has(id)));
}
