/** A path or an argument as a shell takes it. */
export function shellQuoted(file: string): string {
  return /^[\w./=-]+$/.test(file) ? file : `'${file.replaceAll("'", `'\\''`)}'`;
}
