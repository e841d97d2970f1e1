import { expect, it } from 'vitest';
import { createProgressLine } from '../../src/view/progress-line.js';

function told(isTTY: boolean, times: readonly number[]): string {
  let text = '';
  let time = 0;
  const stream = { isTTY, write: (part: string) => (text += part) !== '' };
  const line = createProgressLine(stream, () => time);
  for (const [index, at] of times.entries()) {
    time = at;
    line.update('verifying', index + 1, times.length);
  }
  line.end();
  return text;
}

it('changes one line on a terminal, a few times a second, and takes it away', () => {
  expect(told(true, [1, 50, 150, 160])).toBe('\r\u001b[Kverifying  25 %\r\u001b[Kverifying  75 %\r\u001b[K');
});

it('writes nothing of short work elsewhere, and a line every ten seconds of long work', () => {
  expect(told(false, [1, 5000])).toBe('');
  expect(told(false, [1, 10_000, 15_000, 20_000])).toBe('verifying  50 %\nverifying  100 %\n');
});
