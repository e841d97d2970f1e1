import type { FlatTable } from './check-flatbuffer.js';

/** The tables of Arrow's IPC format: https://arrow.apache.org/docs/format/Columnar.html */
const keyValue: FlatTable = () => ({ 0: 'text', 1: 'text' });
const int: FlatTable = () => ({ 0: 4, 1: 1 });
/** Of types, one has a text and one a list; a number is never in their place. */
const type: FlatTable = () => ({});
const dictionaryEncoding: FlatTable = () => ({ 0: 8, 1: { table: int } });
const field: FlatTable = () => ({
  0: 'text',
  1: 1,
  2: 1,
  3: { table: type },
  4: { table: dictionaryEncoding },
  5: { tables: field },
  6: { tables: keyValue },
});
const schema: FlatTable = () => ({ 0: 2, 1: { tables: field }, 2: { tables: keyValue }, 3: { structs: 8 } });

/** A block says where a message is: its offset, the length of its head and that of its body. */
export const blockLength = 24;

/** What is at the end of a file: 2 dictionaries, 3 record batches. */
export const footerTable: FlatTable = () => ({
  0: 2,
  1: { table: schema },
  2: { structs: blockLength },
  3: { structs: blockLength },
  4: { tables: keyValue },
});

/** Told where each buffer of a batch ends in the body of its message. */
type OnBuffer = (end: number) => void;

const twoNumbers = (bytes: DataView, at: number): readonly [number, number] => [
  Number(bytes.getBigInt64(at, true)),
  Number(bytes.getBigInt64(at + 8, true)),
];

/** Rows: 0 their number, 1 nodes (entries and how many of these are null), 2 buffers (where they begin, and how long they are). */
const recordBatch =
  (onBuffer: OnBuffer): FlatTable =>
  () => ({
    0: 8,
    1: {
      structs: 16,
      check(bytes, at) {
        const [length, nulls] = twoNumbers(bytes, at);
        return nulls >= 0 && nulls <= length;
      },
    },
    2: {
      structs: 16,
      check(bytes, at) {
        const [offset, length] = twoNumbers(bytes, at);
        onBuffer(offset + length);
        return offset >= 0 && length >= 0;
      },
    },
    3: { table: () => ({ 0: 1, 1: 1 }) },
    4: { structs: 8 },
  });

/** The kinds of messages, by their number. */
const headers: { readonly [kind in 1 | 2 | 3]: (onBuffer: OnBuffer) => FlatTable } = {
  1: () => schema,
  2: (onBuffer) => () => ({ 0: 8, 1: { table: recordBatch(onBuffer) }, 2: 1 }),
  3: recordBatch,
};

/** A message with a header of any kind. */
export const anyMessageTable: FlatTable = () => ({ 0: 2, 1: 1, 2: 4, 3: 8 });

/** A message with a header of that kind: 1 the kind, 2 the header, 3 the length of the body. */
export const messageTable =
  (kind: 1 | 2 | 3, onBuffer: OnBuffer): FlatTable =>
  () => ({ 0: 2, 1: 1, 2: { table: headers[kind](onBuffer) }, 3: 8, 4: { tables: keyValue } });
