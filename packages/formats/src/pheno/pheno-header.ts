/** Whether the first line of a table of phenotypes names its columns: `FID IID …`, `#FID IID …`, `#IID …`. */
export function hasPhenoHeader([first = '', second = '']: readonly string[]): boolean {
  return /^#IID$/i.test(first) || (/^#?FID$/i.test(first) && /^IID$/i.test(second));
}
