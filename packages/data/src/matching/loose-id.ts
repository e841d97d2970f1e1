/** An id without what often differs between files: blanks around it, upper case, and which of `. - _` separates. */
export function looseId(id: string): string {
  return id
    .trim()
    .toLowerCase()
    .replaceAll(/[.\-_ ]/g, '-');
}
