import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniqueSlugs } from '../../src/text/slug.js';

describe('uniqueSlugs', () => {
  it('keeps what a file name can hold and tells equal ones apart', () => {
    expect(uniqueSlugs(['YCR040W', 'a/b', 'A b', '../..', '', 'a-b-2'])).toEqual([
      'ycr040w',
      'a-b',
      'a-b-2',
      'unnamed',
      'unnamed-2',
      'a-b-2-2',
    ]);
  });

  it('never leaves a folder and never repeats a name', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (names) => {
        const slugs = uniqueSlugs(names);
        expect(new Set(slugs).size).toBe(names.length);
        for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
      }),
    );
  });
});
