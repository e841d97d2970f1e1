import { describe, expect, it } from 'vitest';
import { colours, seriesStyle } from '../../src/figures/colours.js';

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  const linear = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

describe('colours', () => {
  it('of text and of lines stand out from the ground in both schemes (WCAG 1.4.3, 1.4.11)', () => {
    for (const scheme of [0, 1] as const) {
      const against = (role: string) => contrast(colours[role]![scheme], colours.ground![scheme]);
      for (const role of ['ink', 'muted', 'accent'])
        expect([role, against(role) >= 4.5]).toEqual([role, true]);
      for (let i = 1; i <= 8; i++) expect([i, against(`series-${i}`) >= 3]).toEqual([i, true]);
    }
  });

  it('and dashes together tell sixteen models apart', () => {
    const styles = Array.from({ length: 16 }, (_, i) => JSON.stringify(seriesStyle(i)));
    expect(new Set(styles).size).toBe(16);
  });
});
