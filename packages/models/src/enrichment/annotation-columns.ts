import type { Matrix } from '@snpress/data';

/** An annotation over the markers of a training set. */
export interface AnnotationColumn {
  readonly name: string;
  readonly kind: 'binary' | 'numeric';
  readonly markers: number;
  /** 0 and 1, or standardised; 0 at markers that it says nothing of where it is numeric. */
  readonly values: Float64Array;
}

/**
 * Annotations of some markers, found by id.
 * @param annotations - annotations × markers: its `samples` are the names of the annotations.
 */
export function annotationColumns(annotations: Matrix, markers: readonly string[]): AnnotationColumn[] {
  const columnOf = new Map(annotations.features.map((id, column) => [id, column]));
  const rows = annotations.samples.length;
  return annotations.samples.map((name, row) => {
    const values = Float64Array.from(markers, (id) => {
      const column = columnOf.get(id);
      return column === undefined ? NaN : annotations.values[column * rows + row]!;
    });
    const known = values.filter((value) => !Number.isNaN(value));
    if (known.every((value) => value === 0 || value === 1)) {
      const own = known.reduce((sum, value) => sum + value, 0);
      return { name, kind: 'binary', markers: own, values: values.map((value) => value || 0) };
    }
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    const deviation = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length);
    const scaled = values.map((value) =>
      Number.isNaN(value) || deviation === 0 ? 0 : (value - mean) / deviation,
    );
    return { name, kind: 'numeric', markers: known.length, values: scaled };
  });
}
