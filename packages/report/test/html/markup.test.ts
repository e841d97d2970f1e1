import { describe, expect, it } from 'vitest';
import { inlineJson } from '../../src/html/inline-json.js';
import { markup } from '../../src/html/markup.js';

describe('markup', () => {
  it('escapes text, keeps markup, joins arrays and leaves out what is absent', () => {
    const items = ['<b>', 'a & "b"'].map((item) => markup`<li>${item}</li>`);
    const list = markup`<ul title="${"it's"}">${items}${undefined}${false}${0}</ul>`;
    expect(list.source).toBe('<ul title="it&#39;s"><li>&lt;b&gt;</li><li>a &amp; &quot;b&quot;</li>0</ul>');
  });

  it('replaces what HTML cannot hold', () => {
    expect(markup`${'a\u0000b\ud800c\u001bd'}`.source).toBe('a\ufffdb\ufffdc\ufffdd');
  });
});

describe('inlineJson', () => {
  it('cannot end its block and reads back the same', () => {
    const value = { gene: '</script><!--\u2028&' };
    expect(inlineJson(value).source).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(inlineJson(value).source)).toEqual(value);
  });
});
