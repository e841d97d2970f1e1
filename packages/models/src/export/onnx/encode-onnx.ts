import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { ModelError } from '../../contract/model-error.js';
import type { OnnxGraph } from './onnx-graph.js';
import { addEntry, addNode, addValue, contentBytes, lengthPrefix, tensorStart } from './onnx-messages.js';

/** A protobuf file can be no longer. */
const mostBytes = 2 ** 31 - 1;

/** ONNX 1.8 of 2020, which every runtime since reads. */
const irVersion = 7;
const operatorSet = 13;

/** A model file in pieces. */
export interface EncodedOnnx {
  readonly bytes: number;
  readonly pieces: Iterable<Uint8Array>;
}

/**
 * Encodes a graph as an ONNX `ModelProto`. The contents of tensors pass through one by one, so that they need not be in memory.
 * @param metadata - `metadata_props`: what a reader finds beside the graph.
 * @throws ModelError where the file would be longer than ONNX permits (2 GB).
 */
export function encodeOnnx(
  name: string,
  { input, output, nodes, tensors }: OnnxGraph,
  metadata: Readonly<Record<string, string>>,
): EncodedOnnx {
  const before = new BinaryWriter();
  for (const node of nodes) addNode(before, 1, node);
  before.tag(2, WireType.LengthDelimited).string(name);
  const graphStart = before.finish();
  const after = new BinaryWriter();
  addValue(after, 11, input);
  addValue(after, 12, output);
  const graphEnd = after.finish();
  const framed = tensors.map((tensor) => {
    const start = tensorStart(tensor);
    const prefix = lengthPrefix(5, start.length + contentBytes(tensor.dims));
    return { tensor, start: Buffer.concat([prefix, start]) };
  });
  const graphBytes = framed.reduce(
    (sum, { tensor, start }) => sum + start.length + contentBytes(tensor.dims),
    graphStart.length + graphEnd.length,
  );
  const described = description(metadata);
  const bytes = described.length + graphBytes + lengthPrefix(7, Math.min(graphBytes, mostBytes)).length;
  if (bytes > mostBytes) {
    throw new ModelError('input', {
      code: 'too-large',
      subject: name,
      message: `${name} would be an ONNX file of ${(bytes / 2 ** 30).toFixed(1)} GB, and they end at 2 GB`,
      hint: 'fit the model on fewer markers or genes, or export a linear one as csv or predictdb',
    });
  }
  function* pieces(): Generator<Uint8Array> {
    yield described;
    yield lengthPrefix(7, graphBytes);
    yield graphStart;
    for (const { tensor, start } of framed) {
      yield start;
      for (const piece of tensor.content()) {
        yield new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
      }
    }
    yield graphEnd;
  }
  return { bytes, pieces: pieces() };
}

/** Everything of a `ModelProto` but its graph. */
function description(metadata: Readonly<Record<string, string>>): Uint8Array {
  const writer = new BinaryWriter();
  writer.tag(1, WireType.Varint).int64(irVersion);
  writer.tag(2, WireType.LengthDelimited).string('snpress');
  writer.tag(8, WireType.LengthDelimited).fork();
  writer.tag(1, WireType.LengthDelimited).string('');
  writer.tag(2, WireType.Varint).int64(operatorSet);
  writer.join();
  for (const [key, value] of Object.entries(metadata)) addEntry(writer, 14, key, value);
  return writer.finish();
}
