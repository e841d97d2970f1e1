import { describe, expect, it } from 'vitest';
import { reportContents } from '../../src/run/report-contents.js';

const page = { 'report/index.html': '<!doctype html>' };

describe('the files of a stored report', () => {
  it('are a page, figures and tables', () => {
    const files = { ...page, 'figures/gene-1.svg': '<svg/>', 'tables/genes.csv': 'gene' };
    expect(reportContents(files)).toEqual(files);
  });

  it.each([
    ['../../evil', 'x'],
    ['/etc/cron.d/evil', 'x'],
    ['figures/../../evil.svg', 'x'],
    ['figures/a\\..\\evil.svg', 'x'],
    ['models/lasso.arrow', 'x'],
    ['tables/secret.csv', { copyOf: '/etc/passwd' }],
  ])('are not %s', (name, content) => {
    expect(() => reportContents({ ...page, [name]: content })).toThrow(
      /has a file ".*", which no report has: .*nothing was published/,
    );
  });

  it('always hold the page', () => {
    expect(() => reportContents({ 'tables/genes.csv': '' })).toThrow('has no page');
  });
});
