import type { FormatName, ReadMatrixOptions } from '@snpress/formats';
import type { Argv, Options } from 'yargs';
import { repeatable } from './option-kinds.js';

/** An option of how files are read, as commands have it. */
interface ReadingFlag {
  /** `field` of `--field`. */
  readonly flag: string;
  /** Where it stands among the options of `readMatrix`: `vcf`, `field`. */
  readonly path: readonly [string, ...string[]];
  readonly option: Options;
}

/** Every option of how files are read, and the formats that can be written. */
export interface ReadingChoices {
  readonly flags: readonly ReadingFlag[];
  readonly writable: readonly FormatName[];
}

interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly description?: string;
}

/** What a command with such options `loads`: they are derived from the schema of a spec. */
export async function readingChoices(): Promise<ReadingChoices> {
  const { namesOf, writableFormats } = await import('@snpress/formats/registry/formats');
  const { readingJsonSchema } = await import('@snpress/formats/registry/reading-fields');
  const { properties = {} } = readingJsonSchema() as JsonSchema;
  const flags = Object.entries(properties).flatMap(([key, schema]): readonly ReadingFlag[] =>
    schema.properties === undefined
      ? [{ flag: kebab(key), path: [key], option: optionOf(schema) }]
      : Object.entries(schema.properties).map(([own, inner]) => ({
          // Of a long table it is columns that are named.
          flag: key === 'long' ? `${own}-column` : kebab(own),
          path: [key, own],
          option: optionOf(inner),
        })),
  );
  return { flags, writable: namesOf(writableFormats) };
}

/** What the options are called, where not as among the options of `readMatrix`, and the heading above them. */
export interface ReadingNames {
  readonly heading?: string;
  /** Before each name. */
  readonly prefix?: string;
  /** The option that names the format. */
  readonly format?: string;
}

/** The options of how files are read. */
export function readingOptions<T>(
  yargs: Argv<T>,
  { flags }: ReadingChoices,
  { heading = 'How files are read:', ...naming }: ReadingNames = {},
): Argv<T> {
  const names = flags.map(({ flag }) => nameOf(flag, naming));
  return flags
    .reduce<Argv<T>>((all, { option }, index) => all.option(names[index]!, option), yargs)
    .group(names, heading);
}

/** What of them was given, for `readMatrix`; undefined where nothing was. */
export async function givenReading(
  args: object,
  naming: ReadingNames = {},
): Promise<ReadMatrixOptions | undefined> {
  const { flags } = await readingChoices();
  const values = args as Readonly<Record<string, unknown>>;
  const reading: Record<string, unknown> = {};
  for (const { flag, path } of flags) {
    const value = values[nameOf(flag, naming)];
    if (value === undefined) continue;
    const [key, inner] = path;
    reading[key] = inner === undefined ? value : { ...(reading[key] as object), [inner]: value };
  }
  return Object.keys(reading).length > 0 ? reading : undefined;
}

function nameOf(flag: string, { prefix = '', format = 'format' }: ReadingNames): string {
  return prefix + (flag === 'format' ? format : flag);
}

function optionOf({ type, enum: choices, anyOf = [], description = '' }: JsonSchema): Options {
  const numbers = anyOf.flatMap(({ const: number }) => number ?? []);
  const isList = type === 'array' || anyOf.some((one) => one.type === 'array');
  return {
    describe: `${firstSentence(description)}${isList ? '; can be repeated' : ''}`,
    ...(isList
      ? repeatable
      : numbers.length > 0
        ? { choices: numbers, type: 'number' }
        : { type: type === 'boolean' ? 'boolean' : 'string', ...(choices && { choices }) }),
  };
}

function firstSentence(text: string): string {
  return /^(.*?)\.(?:\s|$)/s.exec(text)?.[1] ?? text;
}

function kebab(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
