import type { Codec, Slot, Slots } from './artifact.js';

/** One artifact of a stage: its name for the engine, as in `folds.0.split`, and what is there. */
export interface Named {
  readonly name: string;
  readonly codec: Codec;
  readonly value: unknown;
}

/** Names what is in the places of a stage: parts of a group by their names, items of a list by their numbers. */
export function nameSlots(slots: Slots, values: unknown): readonly Named[] {
  return [...walk(slots, values, [])];
}

function* walk(slot: Slot, value: unknown, path: readonly string[]): Generator<Named> {
  if (value === undefined) return;
  if (isGroup(slot)) {
    for (const [name, part] of Object.entries(slot))
      yield* walk(part, (value as { readonly [name: string]: unknown })[name], [...path, name]);
  } else if (slot.slot === 'one') yield { name: path.join('.'), codec: slot, value };
  else if (slot.slot === 'optional') yield* walk(slot.of, value, path);
  else if (slot.slot === 'many')
    for (const [index, item] of (value as readonly unknown[]).entries())
      yield* walk(slot.of, item, [...path, String(index)]);
  else
    for (const [key, item] of value as ReadonlyMap<string, unknown>)
      yield* walk(slot.of, item, [...path, escapeKey(key)]);
}

/** Puts what belongs to each name into its place: the way back from {@link nameSlots}. */
export function placeNames(
  slots: Slots,
  names: readonly string[],
  leaf: (name: string, codec: Codec) => unknown,
): unknown {
  const root: Node = { parts: new Map() };
  for (const name of names) {
    let node = root;
    for (const part of name.split('.')) {
      const next = node.parts.get(part) ?? { parts: new Map() };
      node.parts.set(part, next);
      node = next;
    }
    node.name = name;
  }
  return build(slots, root, leaf, '');
}

interface Node {
  readonly parts: Map<string, Node>;
  name?: string;
}

function build(
  slot: Slot,
  node: Node | undefined,
  leaf: (name: string, codec: Codec) => unknown,
  place: string,
): unknown {
  const into = (of: Slot, part: string, next: Node | undefined) =>
    build(of, next, leaf, place === '' ? part : `${place}.${part}`);
  const parts = [...(node?.parts ?? [])];
  if (isGroup(slot))
    return Object.fromEntries(
      Object.entries(slot).map(([name, part]) => [name, into(part, name, node?.parts.get(name))]),
    );
  switch (slot.slot) {
    case 'one':
      if (node?.name === undefined) throw new TypeError(`the stage has nothing at "${place}"`);
      return leaf(node.name, slot);
    case 'optional':
      return node && build(slot.of, node, leaf, place);
    case 'many':
      return parts
        .sort(([a], [b]) => Number(a) - Number(b))
        .map(([index, item]) => into(slot.of, index, item));
    case 'keyed':
      return new Map(parts.map(([key, item]) => [unescapeKey(key), into(slot.of, key, item)]));
  }
}

function isGroup(slot: Slot): slot is Slots {
  return typeof slot.slot !== 'string';
}

/** Keys are the user's and may have dots, which part names. */
const escapeKey = (key: string) => key.replace(/[._]/g, (found) => (found === '.' ? '_-' : '__'));
const unescapeKey = (key: string) => key.replace(/_[-_]/g, (found) => (found === '_-' ? '.' : '_'));
