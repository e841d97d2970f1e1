import { printable } from '@snpress/data/words/printable';

/** Writes a result to stdout; control characters of ids and names in it are escaped. */
export function print(text: string): void {
  process.stdout.write(`${printable(text)}\n`);
}

/** Writes a result to stdout as JSON; typed arrays are arrays, NaN is null. */
export function printJson(value: unknown): void {
  const plain = (_: string, part: unknown): unknown =>
    ArrayBuffer.isView(part) && !(part instanceof DataView) ? Array.from(part as Float64Array) : part;
  print(JSON.stringify(value, plain, 2));
}

/** Writes what is no result to stderr; control characters of ids and names in it are escaped. */
export function tell(text: string): void {
  process.stderr.write(`${printable(text)}\n`);
}

/** Writes warnings to stderr, a line each. */
export function warn(warnings: Iterable<string>): void {
  for (const warning of warnings) tell(`warning: ${warning}`);
}
