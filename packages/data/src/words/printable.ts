/**
 * A text in which control characters are written as escapes, so that an id or a name out of a file cannot move the cursor of a
 * terminal or change its colours. Line ends and tabs stay.
 *
 * @example
 * printable('rs1\u001b[2J'); // 'rs1\\x1b[2J'
 */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0);
    return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`;
  });
}
