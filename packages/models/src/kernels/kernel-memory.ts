import { ModelError } from '../contract/model-error.js';
import { kernelsBinary } from './kernels-binary.js';

const PAGE = 65_536;

/** What missing calls of markers add to products of the markers, or to sums of the samples. */
type MissingKernel = (
  calls: number,
  stride: number,
  markers: number,
  levels: number,
  numbers: number,
  width: number,
  result: number,
) => void;

/** The compiled functions; assembly/kernels.ts says what they do. Every pointer is a byte offset into the memory. */
export interface Kernels {
  screen(
    columns: number,
    width: number,
    count: number,
    vector: number,
    limit: number,
    found: number,
    largest: number,
  ): number;
  screenSteps(screen: number): void;
  loadSteps(
    screen: number,
    vector: number,
    samples: number,
    index: number,
    longest: number,
    result: number,
  ): void;
  encodeSteps(
    calls: number,
    stride: number,
    samples: number,
    columns: number,
    most: number,
    levels: number,
    heads: number,
    planes: number,
    steps: number,
    changes: number,
    stream: number,
    units: number,
  ): number;
  indexCalls(
    calls: number,
    stride: number,
    rows: number,
    groups: number,
    size: number,
    radix: number,
    target: number,
    step: number,
  ): void;
  callTables(
    calls: number,
    stride: number,
    groups: number,
    size: number,
    radix: number,
    tables: number,
  ): void;
  addTableRows(
    indices: number,
    step: number,
    rows: number,
    groups: number,
    tables: number,
    span: number,
    sums: number,
  ): void;
  indexMarkers(
    calls: number,
    stride: number,
    markers: number,
    fours: number,
    size: number,
    radix: number,
    target: number,
    span: number,
  ): void;
  indexSamples(
    calls: number,
    stride: number,
    fours: number,
    size: number,
    radix: number,
    target: number,
  ): void;
  indexPackedMarkers(codes: number, stride: number, markers: number, target: number, span: number): void;
  indexPackedSamples(codes: number, stride: number, fours: number, target: number): void;
  sumTables(numbers: number, size: number, radix: number, width: number, tables: number): void;
  addTables(indices: number, rows: number, tables: number, span: number, width: number, sums: number): void;
  gatherMissing: MissingKernel;
  spreadMissing: MissingKernel;
  gatherPackedMissing: MissingKernel;
  spreadPackedMissing: MissingKernel;
  addSquares(calls: number, stride: number, markers: number, sums: number): void;
  listMissing(
    calls: number,
    stride: number,
    rows: number,
    markers: number,
    ends: number,
    list: number,
    end: number,
  ): number;
  addMissing(
    calls: number,
    stride: number,
    markers: number,
    ends: number,
    list: number,
    factors: number,
    instead: number,
    sums: number,
  ): void;
  addWeighted(
    calls: number,
    stride: number,
    rows: number,
    markers: number,
    factors: number,
    instead: number,
    sums: number,
  ): void;
  interleave(source: number, rows: number, inner: number, target: number): void;
  multiply(
    a: number,
    stepA: number,
    rowsA: number,
    b: number,
    rowsB: number,
    inner: number,
    result: number,
    step: number,
  ): void;
  quadraticForms(
    upper: number,
    rows: number,
    size: number,
    vectors: number,
    count: number,
    result: number,
  ): void;
  permutedProducts(
    observed: number,
    predicted: number,
    places: number,
    length: number,
    permutations: number,
    result: number,
  ): void;
  addLayerSums(
    x: number,
    stride: number,
    rows: number,
    weights: number,
    inputs: number,
    width: number,
    result: number,
  ): void;
  forwardLayer(
    x: number,
    stride: number,
    rows: number,
    weights: number,
    inputs: number,
    width: number,
    start: number,
    step: number,
    result: number,
  ): void;
  backwardLayer(
    x: number,
    stride: number,
    rows: number,
    delta: number,
    weights: number,
    velocity: number,
    inputs: number,
    width: number,
    carried: number,
    momentum: number,
    decay: number,
    rate: number,
    list: number,
  ): void;
  rowProducts(
    x: number,
    rows: number,
    weights: number,
    inputs: number,
    width: number,
    result: number,
    stride: number,
  ): void;
  addProducts(
    x: number,
    stride: number,
    rows: number,
    delta: number,
    weights: number,
    inputs: number,
    width: number,
    shrink: number,
    list: number,
  ): void;
  sigmoid(values: number, count: number): void;
  drawMask(
    state: number,
    mask: number,
    stride: number,
    rows: number,
    units: number,
    bound: number,
    kept: number,
  ): void;
  activate(
    kind: number,
    sums: number,
    width: number,
    rows: number,
    units: number,
    x: number,
    mask: number,
    stride: number,
  ): void;
  carryDown(
    kind: number,
    carried: number,
    mask: number,
    stride: number,
    sums: number,
    delta: number,
    width: number,
    rows: number,
    units: number,
  ): void;
  outputDeltas(
    sums: number,
    targets: number,
    list: number,
    delta: number,
    width: number,
    rows: number,
    scale: number,
  ): number;
  addRows(sums: number, initial: number, list: number, width: number, rows: number, share: number): void;
  zeroIfFinite(values: number, count: number): number;
  addVector(target: number, source: number, count: number): number;
  tridiagonalise(
    matrix: number,
    width: number,
    size: number,
    offDiagonal: number,
    scales: number,
    space: number,
  ): void;
  rotateRows(
    matrix: number,
    width: number,
    last: number,
    count: number,
    sines: number,
    cosines: number,
  ): void;
  subtractVector(target: number, source: number, count: number): void;
  weighPlaces(
    z: number,
    prior: number,
    count: number,
    table: number,
    sizes: number,
    shift: number,
    parts: number,
    weight: number,
    mean: number,
    sums: number,
  ): void;
  listPlaces(
    weight: number,
    mean: number,
    count: number,
    least: number,
    factor: number,
    parts: number,
    sizes: number,
    rows: number,
    coefficients: number,
    use: number,
  ): number;
  combineRows(
    matrix: number,
    width: number,
    rows: number,
    coefficients: number,
    count: number,
    target: number,
  ): void;
  timesVector(matrix: number, width: number, count: number, vector: number, target: number): void;
  multiplyLanes(
    matrix: number,
    rows: number,
    inner: number,
    vectors: number,
    groups: number,
    result: number,
  ): void;
  formLanes(
    lower: number,
    inverse: number,
    size: number,
    vectors: number,
    groups: number,
    result: number,
  ): void;
  solveLanes(
    lower: number,
    inverse: number,
    size: number,
    vectors: number,
    groups: number,
    weights: number,
    half: number,
    target: number,
  ): void;
  timesColumns(design: number, list: number, count: number, vector: number, result: number): void;
  expandCalls(calls: number, samples: number, level: number, target: number): void;
  placeActive(active: number, arrays: number, capacity: number, hasRidge: number): void;
  moveActive(
    design: number,
    active: number,
    threshold: number,
    limit: number,
    ridge: number,
    iterations: number,
  ): void;
  enterActive(design: number, active: number): number;
  shiftOfActive(design: number, active: number): number;
  heldError(
    design: number,
    addresses: number,
    active: number,
    values: number,
    base: number,
    scratch: number,
    length: number,
  ): number;
  addLanes(
    source: number,
    rows: number,
    list: number,
    groups: number,
    factor: number,
    target: number,
    width: number,
  ): void;
}

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** The part of the platform's WebAssembly that is used here; TypeScript declares it with the DOM only. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Memory: new (size: { initial: number }) => Memory;
  Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** A memory and the kernels that work on it. */
export interface KernelMemory {
  readonly kernels: Kernels;
  readonly memory: Memory;
}

const compiled = compile();
/** Whether WebAssembly has SIMD here, as in every Node and browser of today: what is fitted needs it, predictions do not. */
export const hasSimd = compiled !== undefined;
const idle: KernelMemory[] = [];

/**
 * A memory of at least so many bytes, of any content, to be given back by `returnKernels`: memories are used again and
 * grow but never shrink.
 *
 * @throws ModelError where the processor or the platform has no SIMD in WebAssembly.
 */
export function borrowKernels(bytes: number): KernelMemory {
  if (compiled === undefined) {
    throw new ModelError('input', {
      code: 'no-simd',
      message: 'there is no SIMD in WebAssembly here, which fitting needs',
      hint: 'fit in Node or in a browser of 2023 or later that may compile WebAssembly',
    });
  }
  const borrowed = idle.pop() ?? instantiate(compiled);
  const { memory } = borrowed;
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
  if (missing > 0) memory.grow(missing);
  return borrowed;
}

export function returnKernels(borrowed: KernelMemory): void {
  idle.push(borrowed);
}

function compile(): object | undefined {
  try {
    return new WebAssembly.Module(
      Uint8Array.from(atob(kernelsBinary), (character) => character.charCodeAt(0)),
    );
  } catch {
    return undefined;
  }
}

function instantiate(module: object): KernelMemory {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return { memory, kernels: exports as Kernels };
}
