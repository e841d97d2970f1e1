/**
 * A number with its noun, for a sentence.
 *
 * @param many - the noun of several, where it is not the one with an s
 * @example
 * counted(1, 'marker'); // '1 marker'
 * counted(2956, 'analysis', 'analyses'); // '2,956 analyses'
 */
export function counted(count: number, noun: string, many = `${noun}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? noun : many}`;
}
