import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';

type Fields = Map<number, (Uint8Array | number)[]>;

/** Fields of a protobuf message by number: varints as numbers, all others as bytes. */
function fieldsOf(bytes: Uint8Array): Fields {
  const reader = new BinaryReader(bytes);
  const fields: Fields = new Map();
  while (reader.pos < reader.len) {
    const [field, wire] = reader.tag();
    const value = wire === WireType.Varint ? Number(reader.int64()) : reader.bytes();
    fields.set(field, [...(fields.get(field) ?? []), value]);
  }
  return fields;
}

const messages = (fields: Fields, field: number): Fields[] =>
  (fields.get(field) ?? []).map((bytes) => fieldsOf(bytes as Uint8Array));
const texts = (fields: Fields, field: number): string[] =>
  (fields.get(field) ?? []).map((bytes) => Buffer.from(bytes as Uint8Array).toString());

interface Table {
  readonly columns: number;
  readonly values: readonly number[];
}

/** A model file: what it says of itself, and what it makes of dosages (by sample). Written from the specification of ONNX. */
export function readOnnx(file: Uint8Array): {
  readonly irVersion: number;
  readonly operatorSet: number;
  readonly metadata: ReadonlyMap<string, string>;
  run(dosages: readonly (readonly number[])[]): number[][];
} {
  const model = fieldsOf(file);
  const graph = messages(model, 7)[0]!;
  const tensors = new Map(
    messages(graph, 5).map((tensor): [string, Table] => {
      const dims = tensor.get(1) as number[];
      const raw = Buffer.from(tensor.get(9)![0] as Uint8Array);
      const size = dims.reduce((product, dim) => product * dim, 1);
      const values = Array.from({ length: size }, (_, index) => raw.readFloatLE(4 * index));
      if (raw.length !== 4 * size || tensor.get(2)![0] !== 1) throw new Error('a tensor of another length');
      return [texts(tensor, 8)[0]!, { columns: dims.at(-1)!, values }];
    }),
  );
  return {
    irVersion: model.get(1)![0] as number,
    operatorSet: messages(model, 8)[0]!.get(2)![0] as number,
    metadata: new Map(
      messages(model, 14).map((entry) => [texts(entry, 1)[0]!, texts(entry, 2)[0]!] as const),
    ),
    run: (dosages) =>
      dosages.map((row) => {
        const known = new Map(tensors).set(texts(messages(graph, 11)[0]!, 1)[0]!, {
          columns: row.length,
          values: row,
        });
        for (const node of messages(graph, 1)) {
          const inputs = texts(node, 1).map((name) => known.get(name)!);
          const attributes = new Map(
            messages(node, 5).map((attribute) => [texts(attribute, 1)[0]!, attribute.get(3)![0] as number]),
          );
          const values = operators[texts(node, 4)[0]!]!(inputs, attributes);
          known.set(texts(node, 2)[0]!, { columns: values.length, values });
        }
        return [...known.get(texts(messages(graph, 12)[0]!, 1)[0]!)!.values];
      }),
  };
}

/** For one sample. */
const operators: Readonly<
  Record<string, (inputs: readonly Table[], attributes: ReadonlyMap<string, number>) => number[]>
> = {
  IsNaN: ([x]) => x!.values.map((value) => Number(Number.isNaN(value))),
  Where: ([which, yes, no]) =>
    which!.values.map((here, k) => (here === 1 ? yes!.values[k]! : no!.values[k]!)),
  Sigmoid: ([x]) => x!.values.map((value) => 1 / (1 + Math.exp(-value))),
  Tanh: ([x]) => x!.values.map(Math.tanh),
  Relu: ([x]) => x!.values.map((value) => Math.max(0, value)),
  Concat: (inputs) => inputs.flatMap(({ values }) => values),
  Gemm: ([x, weights, bias], attributes) =>
    bias!.values.map((start, output) =>
      x!.values.reduce(
        (sum, value, input) =>
          sum +
          value *
            (attributes.get('transB') === 1
              ? weights!.values[output * weights!.columns + input]!
              : weights!.values[input * weights!.columns + output]!),
        start,
      ),
    ),
};
