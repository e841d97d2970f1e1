import { describe, expect, it } from 'vitest';
import { resolvePath } from '../../src/spec/resolve-path.js';

describe('resolvePath', () => {
  it('makes a path absolute', () => {
    expect(resolvePath('../data/x.tsv', '/home/ada/specs', {})).toEqual({ path: '/home/ada/data/x.tsv' });
  });

  it('replaces environment variables, with a default where one is given', () => {
    const environment = { DATA: '/big' };
    expect(resolvePath('${DATA}/x', '/a', environment)).toEqual({ path: '/big/x' });
    expect(resolvePath('${OTHER:-here}/x', '/a', environment)).toEqual({ path: '/a/here/x' });
    expect(resolvePath('${DATA:-here}/x', '/a', environment)).toEqual({ path: '/big/x' });
  });

  it('names the variable that is not set', () => {
    expect(resolvePath('${OTHER}/x', '/a', {})).toEqual({ unset: 'OTHER' });
  });
});
