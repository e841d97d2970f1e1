import { floatMemory, padded } from '../kernels/float-memory.js';
import type { MarkerProfile } from '../relationship/weighted-relationship.js';
import type { SparseRows } from '../susie/sparse-rows.js';

/** Genes with fewer expected effects say nothing of where effects are. */
const LEAST_EFFECTS = 0.3;
const ROUNDS = 20;
/** How much of a profile is its own; the rest is for the hotspots. */
const OWN = 0.8;
/** Share of a profile's own weight that its largest places hold; that of the others goes to the hotspots. */
const KEPT = 0.9;

/**
 * Genes with effects at alike places as profiles of places: spherical k-means on inclusion probabilities, from genes that are spread evenly
 * over the genome, so that there is no chance in it.
 *
 * @param inclusion - genes × places.
 * @param count - the most profiles.
 */
export function markerProfiles(inclusion: SparseRows, places: number, count: number): MarkerProfile[] {
  const rows = unitRows(inclusion);
  const clusters = Math.min(count, rows.length);
  const order = [...rows.keys()].sort((a, b) => rows[a]!.middle - rows[b]!.middle || a - b);
  let middles: Float64Array[] = Array.from({ length: clusters }, (_, k) => {
    const middle = new Float64Array(places);
    addTo(middle, rows[order[Math.floor((k * rows.length) / clusters)]!]!, 1);
    return middle;
  });
  const likeness = likenessTo(rows, places, clusters);
  let nearest = new Int32Array(rows.length).fill(-1);
  for (let round = 0; round < ROUNDS; round++) {
    const next = likeness.nearest(middles);
    if (next.every((cluster, k) => cluster === nearest[k])) break;
    nearest = next;
    middles = sums(rows, nearest, middles, () => 1);
  }
  likeness.release();
  const weights = sums(
    rows,
    nearest,
    middles.map(() => new Float64Array(places)),
    ({ length }) => length,
  );
  return weights.filter((own) => own.some((weight) => weight > 0)).map(profileOf);
}

interface UnitRow {
  readonly places: Int32Array;
  /** Of length 1. */
  readonly values: Float64Array;
  /** What they were divided by. */
  readonly length: number;
  readonly middle: number;
}

function unitRows({ starts, columns, values }: SparseRows): UnitRow[] {
  const rows: UnitRow[] = [];
  for (let row = 0; row + 1 < starts.length; row++) {
    const places = columns.subarray(starts[row], starts[row + 1]);
    const own = Float64Array.from(values.subarray(starts[row], starts[row + 1]));
    const sum = own.reduce((total, value) => total + value, 0);
    if (sum <= LEAST_EFFECTS) continue;
    const length = Math.sqrt(own.reduce((total, value) => total + value * value, 0));
    const middle = own.reduce((total, value, k) => total + value * places[k]!, 0) / sum;
    rows.push({ places, values: own.map((value) => value / length), length, middle });
  }
  return rows;
}

interface Likeness {
  /** The middle that each row is most alike, the first of equals. */
  nearest(middles: readonly Float64Array[]): Int32Array<ArrayBuffer>;
  release(): void;
}

function likenessTo(rows: readonly UnitRow[], places: number, clusters: number): Likeness {
  const width = padded(clusters);
  const entries = rows.reduce((sum, row) => sum + row.places.length, 0);
  const { at, floats, kernels, release } = floatMemory({
    byPlace: places * width,
    places: entries,
    values: entries,
    likeness: width,
  });
  const listed = new Int32Array(floats.places.buffer, at.places, entries);
  let end = 0;
  const starts = rows.map((row) => {
    listed.set(row.places, end);
    floats.values.set(row.values, end);
    end += row.places.length;
    return end - row.places.length;
  });
  return {
    nearest(middles) {
      middles.forEach((middle, cluster) => {
        for (let place = 0; place < places; place++) floats.byPlace[place * width + cluster] = middle[place]!;
      });
      return Int32Array.from(rows, (row, k) => {
        const [own, values] = [at.places + 4 * starts[k]!, at.values + 4 * starts[k]!];
        kernels.combineRows(at.byPlace, width, own, values, row.places.length, at.likeness);
        let nearest = 0;
        for (let cluster = 1; cluster < clusters; cluster++) {
          if (floats.likeness[cluster]! > floats.likeness[nearest]!) nearest = cluster;
        }
        return nearest;
      });
    },
    release,
  };
}

/** For each cluster the sum of its rows, of length 1; `others` where it has none. */
function sums(
  rows: readonly UnitRow[],
  nearest: Int32Array,
  others: readonly Float64Array[],
  weigh: (row: UnitRow) => number,
): Float64Array[] {
  const result = others.map((other) => new Float64Array(other.length));
  const members = new Int32Array(others.length);
  rows.forEach((row, k) => {
    addTo(result[nearest[k]!]!, row, weigh(row));
    members[nearest[k]!]! += 1;
  });
  return result.map((sum, cluster) => {
    if (members[cluster] === 0) return others[cluster]!;
    const length = Math.sqrt(sum.reduce((total, value) => total + value * value, 0));
    return sum.map((value) => value / length);
  });
}

function addTo(target: Float64Array, { places, values }: UnitRow, weight: number): void {
  for (let k = 0; k < places.length; k++) target[places[k]!]! += weight * values[k]!;
}

/** A profile of the largest weights, scaled to sum to 1 with the hotspots' part. */
function profileOf(weights: Float64Array): MarkerProfile {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const order = Int32Array.from(weights.keys()).sort((a, b) => weights[b]! - weights[a]! || a - b);
  let kept = 0;
  let count = 0;
  while (count < order.length && kept < KEPT * total) kept += weights[order[count++]!]!;
  const places = order.slice(0, count).sort();
  return {
    places,
    weights: Float64Array.from(places, (place) => (OWN * weights[place]!) / total),
    common: 1 - (OWN * kept) / total,
  };
}
