import type { SpecPath } from './problem.js';

/** The parts of a zod schema's definition that a walk along a path needs. */
interface Definition {
  readonly type: string;
  readonly shape?: Record<string, Walkable>;
  readonly innerType?: Walkable;
  readonly element?: Walkable;
  readonly valueType?: Walkable;
  readonly in?: Walkable;
  readonly options?: readonly Walkable[];
}

interface Walkable {
  readonly _zod: { readonly def: unknown };
}

const definition = (schema: Walkable): Definition => schema._zod.def as Definition;

/** The schemas that a value at `path` may have: several below a union. */
function schemasAt(schema: Walkable, path: SpecPath): readonly Walkable[] {
  const def = definition(schema);
  const through = def.innerType ?? (def.type === 'pipe' ? def.in : undefined);
  if (through) return schemasAt(through, path);
  if (def.options) return def.options.flatMap((option) => schemasAt(option, path));
  if (path.length === 0) return [schema];
  const [head, ...rest] = path;
  const next = def.shape?.[String(head)] ?? def.element ?? def.valueType;
  return next ? schemasAt(next, rest) : [];
}

/** The keys that the objects at `path` of a schema may have. */
export function knownKeys(schema: Walkable, path: SpecPath): readonly string[] {
  const keys = schemasAt(schema, path).flatMap((at) => Object.keys(definition(at).shape ?? {}));
  return [...new Set(keys)];
}
