/** The fields of a line of PLINK's, separated by runs of spaces and tabs. */
export function splitFields(line: string): string[] {
  return line.trim().split(/[ \t]+/);
}
