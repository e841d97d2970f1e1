import { MOST_IDLE } from './packed-cholesky.js';

/** The products of a growing and shrinking list of columns with each other, as packed lower rows without the diagonal. */
export class PackedProducts {
  private size = 0;
  private values = new Float64Array(64);

  /** Forgets everything; of much room some is given back. */
  clear(): void {
    this.size = 0;
    if (this.values.length > MOST_IDLE) this.values = new Float64Array(64);
  }

  /** Adds a column by its products with the present ones. */
  append(products: Float64Array): void {
    const { size } = this;
    const start = (size * (size - 1)) / 2;
    if (this.values.length < start + size) {
      const larger = new Float64Array(2 * (start + size));
      larger.set(this.values);
      this.values = larger;
    }
    for (let k = 0; k < size; k++) this.values[start + k] = products[k]!;
    this.size = size + 1;
  }

  /** The products of a column with those before it, copied to `row`. */
  copyRow(index: number, row: Float64Array): void {
    const start = (index * (index - 1)) / 2;
    for (let k = 0; k < index; k++) row[k] = this.values[start + k]!;
  }

  /** Removes a column. */
  remove(index: number): void {
    const { size, values } = this;
    for (let row = index + 1; row < size; row++) {
      const from = (row * (row - 1)) / 2;
      const to = ((row - 1) * (row - 2)) / 2;
      values.copyWithin(to, from, from + index);
      values.copyWithin(to + index, from + index + 1, from + row);
    }
    this.size = size - 1;
  }
}
