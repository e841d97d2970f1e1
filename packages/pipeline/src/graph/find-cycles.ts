/**
 * The cycles among `nodes`, each as the path that closes it (first id repeated at the end). Every node must depend on
 * at least one other of `nodes`, as those left over by a topological sort do. Linear: each node is walked once.
 */
export function findCycles(
  nodes: ReadonlySet<string>,
  dependencies: ReadonlyMap<string, readonly string[]>,
): string[][] {
  const cycles: string[][] = [];
  const visited = new Set<string>();
  for (const start of nodes) {
    const walk: string[] = [];
    const position = new Map<string, number>();
    let node: string | undefined = start;
    while (node !== undefined && !visited.has(node)) {
      visited.add(node);
      position.set(node, walk.push(node) - 1);
      node = dependencies.get(node)?.find((dependency) => nodes.has(dependency));
    }
    const begin = node === undefined ? undefined : position.get(node);
    if (node !== undefined && begin !== undefined) cycles.push([...walk.slice(begin), node]);
  }
  return cycles;
}
