import type { FormatName } from '@snpress/formats';
import type { encodings } from '@snpress/formats/files/utf8-bytes';

/** The names of formats and of encodings of text, as the choices of options. */
export interface FormatChoices {
  readonly all: readonly FormatName[];
  readonly writable: readonly FormatName[];
  readonly encodings: typeof encodings;
}

/** What a command with such options `loads`. */
export async function formatChoices(): Promise<FormatChoices> {
  const { allFormats, namesOf, writableFormats } = await import('@snpress/formats/registry/formats');
  const { encodings } = await import('@snpress/formats/files/utf8-bytes');
  return { all: namesOf(allFormats), writable: namesOf(writableFormats), encodings };
}
