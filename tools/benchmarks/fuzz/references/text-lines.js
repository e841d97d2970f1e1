import { gunzipSync } from 'node:zlib';

const byteOrderMark = '\ufeff';

/** The lines of a text that are not blank, without line ends; `undefined` where its compression is damaged. */
export function textLines(bytes) {
  let text;
  try {
    text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch {
    return undefined;
  }
  return (text.startsWith(byteOrderMark) ? text.slice(1) : text)
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => !/^ *$/.test(line));
}
