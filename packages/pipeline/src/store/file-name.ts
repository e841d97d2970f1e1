import { digestOf } from '../key/digest.js';

/**
 * A file name for any text. Capitals are encoded too, so that no two texts share a name where the file system takes `A`
 * for `a`, nor where it takes one Unicode form for another.
 */
export function fileNameOf(text: string): string {
  const name = text.replace(/[^a-z0-9._~-]|^\./gu, (character) =>
    Array.from(Buffer.from(character), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  );
  return name.length <= 200 ? name : digestOf(text);
}

/** The text of a file name; of one that stands for a very long text, or comes from elsewhere, the name itself. */
export function textOfFileName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
