import { readFileSync } from 'node:fs';

const lines = 15;

/** The last lines of the log of a pilot, and where it is. */
export function logTail(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trimEnd();
  } catch {
    text = '';
  }
  if (text === '') return `Its log (${file}) is empty.`;
  return `The end of its log (${file}):\n${text.split('\n').slice(-lines).join('\n')}`;
}
