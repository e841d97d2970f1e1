import type { KernelHeap } from './kernel-heap.js';

/** Numbers that a step of the kernels takes. */
const STEP = 4;
/** Columns take so many bytes at most; of more, those last asked for are there. */
const ROOM = 2 ** 25;
/** Where columns are long, there is room for as many as a gene turns to again and again: of fewer, each would be made anew every time. */
const IN_TURN = 2048;

/** Writes a column to a place of its length. */
export type ColumnSource = (column: number, target: Float32Array) => void;

/** The next multiple of what a step of the kernels takes. */
export const inSteps = (length: number): number => STEP * Math.ceil(length / STEP);

/** Columns of which few are in use at a time: they are made when they are asked for, and others make room for them. */
export class SparseColumns {
  /** Where in the heap it says where each column lies that is there. */
  readonly addressesAt: number;
  private readonly most: number;
  /** By the order in which columns took places: where these are, which column is there, and when it was last asked for. */
  private readonly places: number[] = [];
  private readonly columns: number[] = [];
  private readonly turns: number[] = [];
  private readonly placeOf: Int32Array;
  private turn = 0;
  private hand = 0;

  /**
   * @param write - makes one of `count` columns at a place of so many bytes, when it is wanted, and perhaps again
   * @param room - bytes for columns; more where more are needed in one turn
   */
  constructor(
    private readonly heap: KernelHeap,
    private readonly bytes: number,
    count: number,
    private readonly write: (column: number, at: number) => void,
    room = Math.max(ROOM, IN_TURN * bytes),
  ) {
    this.most = Math.floor(room / bytes);
    this.addressesAt = heap.take(count * Int32Array.BYTES_PER_ELEMENT);
    this.placeOf = new Int32Array(count).fill(-1);
  }

  /** Begins a turn: columns that are asked for stay until the next. */
  next(): void {
    this.turn++;
  }

  /** Whether so many more can come while all that ever were there stay. */
  hasRoomFor(more: number): boolean {
    return this.places.length + more < this.most;
  }

  /** Sees that a column is there. */
  ask(column: number): void {
    let place = this.placeOf[column]!;
    if (place < 0) place = this.make(column);
    this.turns[place] = this.turn;
  }

  private make(column: number): number {
    const { heap, places, columns, placeOf } = this;
    const place = this.freePlace();
    if (place === places.length) places.push(heap.take(this.bytes));
    else placeOf[columns[place]!] = -1;
    columns[place] = column;
    placeOf[column] = place;
    const at = places[place]!;
    heap.integers[this.addressesAt / Int32Array.BYTES_PER_ELEMENT + column] = at;
    this.write(column, at);
    return place;
  }

  /** The place of a column that was not asked for in this turn, or a new one. */
  private freePlace(): number {
    const count = this.places.length;
    if (count < this.most) return count;
    for (let looked = 0; looked < count; looked++) {
      this.hand = (this.hand + 1) % count;
      if (this.turns[this.hand] !== this.turn) return this.hand;
    }
    return count;
  }
}
