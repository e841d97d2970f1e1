import type { Graph } from '../graph/graph.js';
import { canonicalJson } from '../key/canonical-json.js';
import type { Json } from '../stage/json.js';
import type { Stage } from '../stage/stage.js';
import type { History } from '../store/history.js';
import type { Store } from '../store/store.js';

/** How long a stage may take, from earlier runs of the same experiment. */
export interface Estimate {
  readonly seconds: number;
  /**
   * `stage`: as long as this stage last took. `settings`: the median of stages of the same implementation whose
   * parameters differ at most in numbers. `implementation`: the median of all stages of the same implementation.
   */
  readonly basis: 'stage' | 'settings' | 'implementation';
}

/** Estimates a stage; undefined when nothing like it has ever run in this experiment. */
export type Estimator = (stage: Stage) => Estimate | undefined;

type Durations = ReadonlyMap<string, number>;

/** `graph` is the whole one: stages that a run leaves out tell something about those that it does not. */
export function createEstimator(graph: Graph, store: Store, history: History): Estimator {
  let medians: { readonly settings: Durations; readonly implementations: Durations } | undefined;
  return (stage) => {
    const own = history.seconds(stage.id);
    if (own !== undefined) return { seconds: own, basis: 'stage' };
    // Only now: where every stage has a duration of its own, as in a run with nothing to do, they are not needed.
    medians ??= collect(graph, store, history);
    const alike = medians.settings.get(settingsOf(stage));
    if (alike !== undefined) return { seconds: alike, basis: 'settings' };
    const akin = medians.implementations.get(stage.implementation);
    return akin === undefined ? undefined : { seconds: akin, basis: 'implementation' };
  };
}

function collect(graph: Graph, store: Store, history: History) {
  const byId = new Map(graph.stages.map((stage) => [stage.id, stage]));
  const settings = new Map<string, number[]>();
  const implementations = new Map<string, number[]>();
  for (const id of history.stages()) {
    const seconds = history.seconds(id);
    const stage = byId.get(id) ?? store.record(history.latest(id)!)?.preimage;
    if (seconds === undefined || stage === undefined) continue;
    add(settings, settingsOf(stage), seconds);
    add(implementations, stage.implementation, seconds);
  }
  return { settings: mediansOf(settings), implementations: mediansOf(implementations) };
}

/** What a stage does apart from the numbers in its parameters. */
function settingsOf({ implementation, parameters }: Pick<Stage, 'implementation' | 'parameters'>): string {
  return canonicalJson([implementation, withoutNumbers(parameters)]);
}

function withoutNumbers(value: Json): Json {
  if (typeof value === 'number') return 0;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(withoutNumbers);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutNumbers(item)]));
}

function add(groups: Map<string, number[]>, name: string, value: number): void {
  const group = groups.get(name);
  if (group === undefined) groups.set(name, [value]);
  else group.push(value);
}

function mediansOf(groups: ReadonlyMap<string, number[]>): Durations {
  return new Map([...groups].map(([name, values]) => [name, median(values)]));
}

function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
