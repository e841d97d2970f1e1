import stringWidth from 'string-width';

/** Text in lines of at most `width` columns of a terminal, the first after `bullet`, the others set in as far. */
export function wrapText(text: string, width: number, bullet = ''): string {
  const indent = ' '.repeat(stringWidth(bullet));
  const lines: string[] = [];
  let words: string[] = [];
  let used = indent.length;
  for (const word of text.split(' ')) {
    const columns = stringWidth(word);
    if (words.length > 0 && used + 1 + columns > width) {
      lines.push(words.join(' '));
      words = [];
      used = indent.length;
    }
    used += (words.length > 0 ? 1 : 0) + columns;
    words.push(word);
  }
  return [...lines, words.join(' ')].map((line, at) => (at === 0 ? bullet : indent) + line).join('\n');
}
