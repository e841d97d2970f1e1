/** Numbers that a graph holds, written piece by piece. */
export interface OnnxTensor {
  readonly name: string;
  readonly dims: readonly number[];
  /** Row-major; as many numbers in all as `dims` say. */
  content(): Iterable<Float32Array>;
}

/** One operation of a graph. */
export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  /** Whole-number attributes: `{ axis: 1 }`. */
  readonly attributes?: Readonly<Record<string, number>>;
}

/** A matrix of numbers that goes in or comes out: any number of samples × `columns`. */
export interface OnnxValue {
  readonly name: string;
  readonly columns: number;
}

/** What a network computes, in ONNX's terms. */
export interface OnnxGraph {
  readonly input: OnnxValue;
  readonly output: OnnxValue;
  /** In an order in which they can be computed. */
  readonly nodes: readonly OnnxNode[];
  /** Their contents are asked for in this order, one after the other. */
  readonly tensors: readonly OnnxTensor[];
}
