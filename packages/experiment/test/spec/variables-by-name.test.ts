import { describe, expect, it } from 'vitest';
import { mapMessages, mapTexts, variablesByName } from '../../src/spec/variables-by-name.js';

const environment = {
  LAB: '/lab/data/',
  DEEP: '/lab/data/secret',
  TOKEN: 'x7-q9',
  WORD: 'data',
  OTHER: '/elsewhere',
  SNPRESS_DATA: '/public',
};
const byName = variablesByName('genotypes: ${LAB}/g.tsv ${DEEP:-x} ${TOKEN} ${WORD} ${UNSET}', environment);

describe('values of environment variables', () => {
  it.each([
    ['there is no file /lab/data/g.tsv', 'there is no file ${LAB}/g.tsv'],
    ['/lab/data/secret/a and /lab/data', '${DEEP}/a and ${LAB}'],
    ['/home/x7-q9/g.tsv', '/home/${TOKEN}/g.tsv'],
    ['/public/xie2017/g.txt', '${SNPRESS_DATA}/xie2017/g.txt'],
    ['data are in data/g.tsv', 'data are in ${WORD}/g.tsv'],
  ])('have their names: %s', (text, expected) => {
    expect(byName(text)).toBe(expected);
    expect(byName(expected)).toBe(expected);
  });

  it.each(['/lab/database/g.tsv', '/my/public/x', '/elsewhere/g.tsv', 'x7-q9', 'metadata/g.tsv'])(
    'are not looked for in %s',
    (text) => {
      expect(byName(text)).toBe(text);
    },
  );

  it('have their names in data and errors, too', () => {
    expect(mapTexts({ a: ['/lab/data/g', 1, null], b: undefined }, byName)).toEqual({
      a: ['${LAB}/g', 1, null],
      b: undefined,
    });
    const cause = new Error('/lab/data/g is not there');
    const error = new Error(`stage: ${cause.message}`, { cause });
    mapMessages(error, byName);
    expect([error.message, cause.message]).toEqual(['stage: ${LAB}/g is not there', '${LAB}/g is not there']);
    expect(String(error.stack) + String(cause.stack)).not.toContain('/lab/data');
  });
});
