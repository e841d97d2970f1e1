import type { DataType, Message, MessageHeader } from 'apache-arrow';
import { beginsWith } from '../bytes/begins-with.js';
import { concatBytes } from '../bytes/concat-bytes.js';
import { utf8Text } from '../bytes/utf8-text.js';
import { matrixSchema } from '../columnar/matrix-schema.js';
import { readPloidy } from '../columnar/read-ploidy.js';
import { readSampleIds } from '../columnar/read-sample-ids.js';
import { DataError } from '../errors/data-error.js';
import { packedBytes } from '../markers/packed-calls.js';
import type { Matrix } from '../matrix/matrix.js';
import { uniqueIds } from '../matrix/unique-ids.js';
import { areOffsets } from './are-in-bounds.js';
import { readRange, type ByteRanges } from './byte-ranges.js';
import { checkIpc, type IpcMessage } from './check-ipc.js';
import { isArrowFile } from './is-arrow.js';
import { loadArrow } from './load-arrow.js';
import { typeName } from './type-name.js';

/** The values of some features that follow one another in a file. */
interface StoredRun {
  /** How many features. */
  readonly count: number;
  /** Where the first byte of the values of the first one is. */
  readonly at: number;
}

/** All of a stored matrix but its values, and where these are. */
export interface StoredLayout extends Pick<
  Matrix,
  'samples' | 'features' | 'positions' | 'alleles' | 'ploidy'
> {
  /** Of calls of one byte, of calls of two bits, or of numbers. */
  readonly values: 'calls' | 'packed' | 'numbers';
  /** Bytes of the values of a feature. */
  readonly width: number;
  readonly runs: readonly StoredRun[];
}

/** The columns of texts and of numbers, from batch to batch. */
interface Labels {
  readonly texts: Map<string, string[]>;
  readonly numbers: Map<string, Float64Array[]>;
  readonly runs: StoredRun[];
}

type BatchHeader = ReturnType<Message<MessageHeader.RecordBatch>['header']>;

/**
 * Reads the labels of a matrix as `encodeMatrix` or `writeArrowMarkers` wrote it, and where its values are, none of which is read.
 * @throws DataError where it is another file, damaged or cut short; it names the byte.
 */
export async function readStoredLayout(file: ByteRanges): Promise<StoredLayout> {
  const { size, name } = file;
  if (size < 20 || !isArrowFile(readRange(file, 0, 8)) || !beginsWith(readRange(file, size - 6, 6), 'ARROW1'))
    throw notStored(
      file,
      `its ${size} bytes do not begin and end with ARROW1: it is another file, or cut short`,
    );
  const { Message, RecordBatchReader } = await loadArrow();
  const { footer, dictionaries, batches } = checkIpc(file);
  if (dictionaries.length > 0) throw notStored(file, `it has a dictionary, at byte ${dictionaries[0]!.at}`);
  // The schema is in the footer alone.
  const ends = concatBytes([readRange(file, 0, 8), readRange(file, footer, size - footer)]);
  const { types, metadata } = told(file, footer, () => {
    const { fields, metadata } = RecordBatchReader.from(ends).open().schema;
    return {
      types: new Map(fields.map((field) => [field.name, typeName(field.type as DataType)])),
      metadata,
    };
  });
  const samples = readSampleIds(metadata, 'Arrow IPC file', name);
  const rows = samples.length;
  const column = types.has(matrixSchema.packedColumn) ? matrixSchema.packedColumn : 'values';
  const kinds: Readonly<Record<string, Pick<StoredLayout, 'values' | 'width'>>> = {
    [`values FixedSizeList[${rows}]<Int8>`]: { values: 'calls', width: rows },
    [`values FixedSizeList[${rows}]<Float32>`]: { values: 'numbers', width: 4 * rows },
    [`${matrixSchema.packedColumn} FixedSizeList[${packedBytes(rows)}]<Uint8>`]: {
      values: 'packed',
      width: packedBytes(rows),
    },
  };
  const kind = kinds[`${column} ${types.get(column)}`];
  if (kind === undefined)
    throw notStored(file, `its column ${column} is ${types.get(column) ?? 'not there'}`);
  const labels: Labels = { texts: new Map(), numbers: new Map(), runs: [] };
  const known = new Map<string, string>();
  for (const batch of batches) {
    const header = told(file, batch.at, () =>
      (Message.decode(batch.head) as Message<MessageHeader.RecordBatch>).header(),
    );
    readBatch(file, batch, header, {
      types,
      labels,
      known,
      column,
      bytes: kind.width,
    });
  }
  return {
    samples,
    ...kind,
    runs: labels.runs,
    ...labelsOf(labels),
    ploidy: readPloidy(metadata, 'Arrow IPC file', name),
  };
}

interface BatchPlace {
  readonly types: ReadonlyMap<string, string>;
  readonly labels: Labels;
  /** Texts that were met: those of chromosomes and alleles are few. */
  readonly known: Map<string, string>;
  /** The column of the values. */
  readonly column: string;
  /** Of the values of a feature. */
  readonly bytes: number;
}

function readBatch(
  file: ByteRanges,
  { at, body }: IpcMessage,
  { length, buffers, nodes, compression }: BatchHeader,
  { types, labels, known, column, bytes }: BatchPlace,
): void {
  if (compression !== null) throw notStored(file, `its batch at byte ${at} is compressed`);
  const damaged = (): DataError =>
    notStored(file, `its batch at byte ${at} does not hold its ${length} rows`);
  let [buffer, node] = [0, 0];
  for (const [name, type] of types) {
    if (nodes[node]?.length !== length) throw damaged();
    const [, first, second] = buffers.slice(buffer, buffer + 3);
    if (first === undefined) throw damaged();
    if (type === 'Utf8' && second !== undefined) {
      const offsets = readRange(file, body + first.offset, Math.floor(first.length / 4) * 4);
      const texts = textsOf(
        new Int32Array(offsets.buffer),
        readRange(file, body + second.offset, second.length),
        length,
      );
      if (texts === undefined) throw damaged();
      for (const text of texts) push(labels.texts, name, name === 'id' ? text : interned(known, text));
      [buffer, node] = [buffer + 3, node + 1];
    } else if (type === 'Float64') {
      if (first.length < 8 * length) throw damaged();
      push(labels.numbers, name, new Float64Array(readRange(file, body + first.offset, 8 * length).buffer));
      [buffer, node] = [buffer + 2, node + 1];
    } else if (name === column) {
      if (second === undefined || nodes[node]!.nullCount > 0 || second.length < length * bytes)
        throw damaged();
      labels.runs.push({ count: length, at: body + second.offset });
      [buffer, node] = [buffer + 3, node + 2];
    } else throw notStored(file, `its column ${name} is ${type}`);
  }
}

function textsOf(offsets: Int32Array, bytes: Uint8Array, length: number): readonly string[] | undefined {
  if (!areOffsets(offsets, length, bytes.length)) return undefined;
  return Array.from({ length }, (_, index) => utf8Text(bytes, offsets[index], offsets[index + 1]));
}

function interned(known: Map<string, string>, text: string): string {
  const same = known.get(text);
  if (same !== undefined) return same;
  known.set(text, text);
  return text;
}

function push<T>(columns: Map<string, T[]>, name: string, part: T): void {
  const column = columns.get(name);
  if (column === undefined) columns.set(name, [part]);
  else column.push(part);
}

function labelsOf({
  texts,
  numbers,
  runs,
}: Labels): Pick<StoredLayout, 'features' | 'positions' | 'alleles'> {
  const count = runs.reduce((sum, run) => sum + run.count, 0);
  const joined = (name: string): Float64Array | undefined => {
    const parts = numbers.get(name);
    if (parts === undefined) return undefined;
    const whole = new Float64Array(count);
    parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
    return whole;
  };
  const [chromosome, start] = [texts.get('chromosome'), joined('start')];
  const [counted, other] = [texts.get('counted_allele'), texts.get('other_allele')];
  return {
    features: uniqueIds(texts.get('id') ?? []).ids,
    ...(chromosome && start && { positions: { chromosome, start, end: joined('end') ?? start } }),
    ...(counted && other && { alleles: { counted, other } }),
  };
}

/** What the library makes of the part at a byte. */
function told<T>(file: ByteRanges, at: number, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    throw notStored(
      file,
      `it is damaged at byte ${at} (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

function notStored({ name }: ByteRanges, why: string): DataError {
  return new DataError({
    message: `This is no matrix as it is stored: ${why}`,
    file: name,
    hint: 'Delete it and run again: it is made anew',
  });
}
