/** The option of the command line for a key of a request: `minFound` is `--min-found`. */
export function optionName(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** A text about a request, whose keys stand in backticks, with the options of the command line for them. */
export function withOptionNames(text: string): string {
  return text.replace(/`(\w+)`/g, (_, key: string) => optionName(key));
}
