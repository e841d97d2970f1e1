import type { Digest } from '../key/digest.js';

/** What an artifact is and how it is kept in a file; two codecs of one type are the same. */
export interface Codec<Type extends string = string, Value = unknown> {
  readonly slot: 'one';
  /** What the artifact is, in a word: `genotypes`, `selection`. */
  readonly type: Type;
  read(file: string): Promise<Value>;
  write(file: string, value: Value): Promise<void>;
}

/** An artifact, or what is made of some, that need not be there. */
export interface Optional<S extends Slot = Slot> {
  readonly slot: 'optional';
  readonly of: S;
}

/** Any number, in an order. */
export interface Many<S extends Slot = Slot> {
  readonly slot: 'many';
  readonly of: S;
}

/** Any number, each under a name of its own. */
export interface Keyed<S extends Slot = Slot> {
  readonly slot: 'keyed';
  readonly of: S;
}

/** The place of one artifact, of several, or of a group by name. */
export type Slot = Codec | Optional | Many | Keyed | Slots;

/** The places of a stage's inputs or outputs, by name. */
export interface Slots {
  readonly [name: string]: Slot;
}

/** What is there in every place, where `Leaf` says what stands for one artifact. */
type Fill<S extends Slot, Leaf extends 'reference' | 'input' | 'value' | 'shape'> =
  S extends Codec<infer Type, infer Value>
    ? { reference: Reference<Type>; input: Input<Value>; value: Value; shape: true }[Leaf]
    : S extends Optional<infer Of>
      ? Fill<Of, Leaf> | undefined
      : S extends Many<infer Of>
        ? readonly Fill<Of, Leaf>[]
        : S extends Keyed<infer Of>
          ? ReadonlyMap<string, Fill<Of, Leaf>>
          : S extends Slots
            ? { readonly [Name in keyof S]: Fill<S[Name], Leaf> }
            : never;

/** Where a stage finds an artifact: an output of another stage, or a file of the user's. */
export type Reference<Type extends string = string> = (
  { readonly stage: string; readonly output: string } | { readonly file: string }
) & { readonly type: Type };

/** An artifact that a stage was given; read when it is asked for, once. */
export interface Input<Value = unknown> {
  readonly path: string;
  /** SHA-256 of its bytes. */
  readonly digest: Digest;
  read(): Promise<Value>;
}

/** References for every place of some slots. */
export type References<S extends Slot> = Fill<S, 'reference'>;
/** What a stage is given in every place. */
export type Inputs<S extends Slot> = Fill<S, 'input'>;
/** What a stage returns for every place. */
export type Values<S extends Slot> = Fill<S, 'value'>;
/** Which of the outputs there are, where that is not the same for every stage of a kind. */
export type Shape<S extends Slots> = {
  readonly [Name in keyof S as S[Name] extends Codec ? never : Name]: Fill<S[Name], 'shape'>;
};

/**
 * An artifact that is read and written by two functions.
 *
 * @example
 * const samples = artifact('samples', {
 *   read: async (file) => JSON.parse(await readFile(file, 'utf8')) as readonly string[],
 *   write: (file, ids) => writeFile(file, JSON.stringify(ids)),
 * });
 */
export function artifact<const Type extends string, Value>(
  type: Type,
  { read, write }: Pick<Codec<Type, Value>, 'read' | 'write'>,
): Codec<Type, Value> {
  return { slot: 'one', type, read, write };
}

/** What need not be there: `undefined` where it is not. */
export const optional = <const S extends Slot>(of: S): Optional<S> => ({ slot: 'optional', of });

/** A list. */
export const many = <const S extends Slot>(of: S): Many<S> => ({ slot: 'many', of });

/** A map. */
export const keyed = <const S extends Slot>(of: S): Keyed<S> => ({ slot: 'keyed', of });

/** A file of the user's as an input of a stage, which is given its path. */
export const userFile: Codec<'user-file', never> = artifact('user-file', {
  read: (file) => Promise.reject(new TypeError(`${file} is read by the stage itself, at its path`)),
  write: (file) => Promise.reject(new TypeError(`${file} is a user's and is not written`)),
});

/** Refers to a file of the user's. */
export const fileOf = (file: string): Reference<'user-file'> => ({ file, type: userFile.type });
