type Packed = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

/** A list of numbers that grows, in as many bytes as a typed array takes. */
export interface PackedList<T extends Packed = Packed> {
  readonly length: number;
  push(value: number): void;
  at(place: number): number;
  set(place: number, value: number): void;
  /** A copy. */
  values(): T;
}

/** An empty list of one kind of typed array. */
export function packedList<T extends Packed>(Kind: new (length: number) => T): PackedList<T> {
  let values = new Kind(256);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const larger = new Kind(Math.ceil(1.5 * length));
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    at: (place) => values[place]!,
    set(place, value) {
      values[place] = value;
    },
    values: () => values.slice(0, length) as T,
  };
}
