/** Rows of strings as aligned text, the first row as header. */
export function formatTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd();
  const [header, ...body] = rows.map(line);
  return [header, widths.map((width) => '─'.repeat(width)).join('  '), ...body].join('\n');
}
