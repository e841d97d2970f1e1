/** `gene01`, `gene02`, …: ids whose order is that of their numbers. */
export function numberedIds(prefix: string, count: number): string[] {
  const width = String(count).length;
  return Array.from({ length: count }, (_, index) => prefix + String(index + 1).padStart(width, '0'));
}
