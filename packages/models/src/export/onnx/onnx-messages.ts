import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import type { OnnxNode, OnnxTensor, OnnxValue } from './onnx-graph.js';

/** `TensorProto.DataType` and `AttributeProto.AttributeType`, as far as they are used. */
const float32 = 1;
const wholeNumber = 2;

/** The bytes that go before `size` bytes of field `field`. */
export function lengthPrefix(field: number, size: number): Uint8Array {
  return new BinaryWriter().tag(field, WireType.LengthDelimited).uint32(size).finish();
}

/** A `TensorProto` up to its content, which is little-endian float32 in `raw_data`. */
export function tensorStart({ name, dims }: OnnxTensor): Uint8Array {
  const writer = new BinaryWriter();
  for (const size of dims) writer.tag(1, WireType.Varint).int64(size);
  writer.tag(2, WireType.Varint).int32(float32);
  writer.tag(8, WireType.LengthDelimited).string(name);
  writer.tag(9, WireType.LengthDelimited).uint32(contentBytes(dims));
  return writer.finish();
}

/** How long the content of a tensor is. */
export function contentBytes(dims: readonly number[]): number {
  return 4 * dims.reduce((product, size) => product * size, 1);
}

/** Adds a `NodeProto` as field `field`. */
export function addNode(
  writer: BinaryWriter,
  field: number,
  { operator, inputs, output, attributes = {} }: OnnxNode,
): void {
  writer.tag(field, WireType.LengthDelimited).fork();
  for (const input of inputs) writer.tag(1, WireType.LengthDelimited).string(input);
  writer.tag(2, WireType.LengthDelimited).string(output);
  writer.tag(3, WireType.LengthDelimited).string(output);
  writer.tag(4, WireType.LengthDelimited).string(operator);
  for (const [name, value] of Object.entries(attributes)) {
    writer.tag(5, WireType.LengthDelimited).fork();
    writer.tag(1, WireType.LengthDelimited).string(name);
    writer.tag(3, WireType.Varint).int64(value);
    writer.tag(20, WireType.Varint).int32(wholeNumber);
    writer.join();
  }
  writer.join();
}

/** Adds a `ValueInfoProto` as field `field`: a matrix of float32, samples × columns. */
export function addValue(writer: BinaryWriter, field: number, { name, columns }: OnnxValue): void {
  writer.tag(field, WireType.LengthDelimited).fork();
  writer.tag(1, WireType.LengthDelimited).string(name);
  writer.tag(2, WireType.LengthDelimited).fork();
  writer.tag(1, WireType.LengthDelimited).fork();
  writer.tag(1, WireType.Varint).int32(float32);
  writer.tag(2, WireType.LengthDelimited).fork();
  writer.tag(1, WireType.LengthDelimited).fork().tag(2, WireType.LengthDelimited).string('samples').join();
  writer.tag(1, WireType.LengthDelimited).fork().tag(1, WireType.Varint).int64(columns).join();
  writer.join().join().join().join();
}

/** Adds a `StringStringEntryProto` as field `field`. */
export function addEntry(writer: BinaryWriter, field: number, key: string, value: string): void {
  writer.tag(field, WireType.LengthDelimited).fork();
  writer.tag(1, WireType.LengthDelimited).string(key);
  writer.tag(2, WireType.LengthDelimited).string(value);
  writer.join();
}
