/** A gene's id without the version at its end: `ENSG00000000001` of `ENSG00000000001.12`. */
export function withoutVersion(id: string): string {
  return id.replace(/\.\d+$/, '');
}
