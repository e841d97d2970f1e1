import type { DataType } from 'apache-arrow';

/** How Arrow writes a type: `Float32`, `FixedSizeList[3]<Float32>`. */
export function typeName(type: DataType): string {
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- every concrete type defines toString
  return String(type);
}
