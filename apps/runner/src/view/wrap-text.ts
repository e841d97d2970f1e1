/** Text in lines of at most `width` characters, the first after `bullet`, the others set in as far. */
export function wrapText(text: string, width: number, bullet = ''): string {
  const lines: string[] = [];
  let line = bullet;
  for (const word of text.split(' ')) {
    const isFirst = line.length === bullet.length && line.trimEnd() === bullet.trimEnd();
    if (!isFirst && line.length + 1 + word.length > width) {
      lines.push(line);
      line = ' '.repeat(bullet.length) + word;
    } else line += isFirst ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}
