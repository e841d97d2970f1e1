import type { Codec, Inputs, Input, Reference, References, Shape, Slots, Values } from './artifact.js';
import type { Json } from './json.js';
import { nameSlots, placeNames } from './slot-names.js';
import type { InputReference, Stage, StageFunction } from './stage.js';

/** What a kind of stage is called, what it is told, what it reads and what it leaves. */
export interface StageTerms<P, I extends Slots, O extends Slots> {
  /** The name of the kind, which is that of its module in the stage library. */
  readonly name: string;
  /** Checks parameters; a zod schema is one. */
  readonly params: { parse(value: unknown): P };
  readonly inputs: I;
  readonly outputs: O;
}

/** Where a stage is in a graph, and what it is given there. */
export type StagePlace<P, I extends Slots, O extends Slots> = {
  readonly params: P;
  readonly inputs: References<I>;
  /** None where the stage draws no random numbers. */
  readonly seed?: string | undefined;
  readonly uses?: Stage['uses'];
} & (keyof Shape<O> extends never ? unknown : { readonly outputs: Shape<O> });

/** A stage of a graph with references to its outputs. */
export interface PlacedStage<O extends Slots> {
  readonly stage: Stage;
  readonly outputs: References<O>;
}

/** What the work of a stage is given. */
export interface StageWork<P, I extends Slots> {
  readonly params: P;
  readonly inputs: Inputs<I>;
  readonly seed: string | null;
  readonly progress: (done: number) => void;
  readonly warn: (message: string) => void;
  readonly signal: AbortSignal;
}

/** A kind of stage. */
export interface StageDefinition<P, I extends Slots, O extends Slots> extends Pick<
  StageTerms<P, I, O>,
  'name' | 'inputs' | 'outputs'
> {
  /**
   * Puts a stage of this kind into a graph.
   * @throws what `params.parse` throws where the parameters are wrong.
   */
  at(id: string, place: StagePlace<P, I, O>): PlacedStage<O>;
  /** The function that runs the stages of this kind: the default export of their module. */
  implement(work: (given: StageWork<P, I>) => Promise<Values<O>>): StageFunction;
}

/**
 * Defines a kind of stage with typed artifacts, so that a graph that hands over a wrong one does not compile. The names
 * that the engine sees (`folds.0.split`) are derived from the structure of the inputs and outputs, here alone.
 *
 * @example
 * const select = defineStage({
 *   name: 'select',
 *   params: z.object({ by: z.enum(['global', 'per-gene']) }),
 *   inputs: { scores: many(scores) },
 *   outputs: { selection: artifact('selection', { read, write }) },
 * });
 * // in the graph
 * const { stage, outputs } = select.at('outer0/select', { params: { by: 'global' }, inputs: { scores: [tune.scores] } });
 * // in the module that runs it
 * export default select.implement(async ({ params, inputs }) => ({
 *   selection: choose(await Promise.all(inputs.scores.map((scores) => scores.read())), params.by),
 * }));
 */
export function defineStage<P, const I extends Slots, const O extends Slots>(
  terms: StageTerms<P, I, O>,
): StageDefinition<P, I, O> {
  const { name, params: schema, inputs: inputSlots, outputs: outputSlots } = terms;
  return {
    name,
    inputs: inputSlots,
    outputs: outputSlots,
    at(id, place) {
      const { params, inputs, seed, uses } = place;
      const shape = 'outputs' in place ? (place.outputs as object) : {};
      const outputs = nameSlots(outputSlots, { ...fixed(outputSlots), ...shape }).map(
        (output) => output.name,
      );
      return {
        stage: {
          id,
          implementation: name,
          parameters: withoutUndefined(schema.parse(params)) as Json,
          seed: seed ?? null,
          inputs: Object.fromEntries(
            nameSlots(inputSlots, inputs).map((input) => [input.name, plain(input.value as Reference)]),
          ),
          outputs,
          ...(uses && { uses }),
        },
        outputs: placeNames(outputSlots, outputs, (output, { type }) => ({
          stage: id,
          output,
          type,
        })) as References<O>,
      };
    },
    implement:
      (work) =>
      async ({ parameters, inputs, outputs, ...rest }) => {
        const params = schema.parse(parameters);
        const given = placeNames(inputSlots, Object.keys(inputs), (input, codec) => {
          return inputOf(codec, inputs[input]!);
        }) as Inputs<I>;
        const values = await (work({ params, inputs: given, ...rest }) as Promise<unknown>);
        for (const { name: output, codec, value } of nameSlots(outputSlots, values)) {
          const file = outputs[output];
          if (file === undefined)
            throw new TypeError(`it made output "${output}", which it was not asked for`);
          await codec.write(file, value);
        }
      },
  };
}

/** The outputs that every stage of a kind has. */
function fixed(slots: Slots): { readonly [name: string]: true } {
  const names = Object.keys(slots).filter((name) => slots[name]!.slot === 'one');
  return Object.fromEntries(names.map((name) => [name, true]));
}

function plain(reference: Reference): InputReference {
  return 'file' in reference
    ? { file: reference.file }
    : { stage: reference.stage, output: reference.output };
}

function inputOf(codec: Codec, { path, digest }: Pick<Input, 'path' | 'digest'>): Input {
  let value: Promise<unknown> | undefined;
  return { path, digest, read: () => (value ??= codec.read(path)) };
}

/** A key holds no fields that are not there. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name, withoutUndefined(field)]));
}
