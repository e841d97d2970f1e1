import path from 'node:path';

const kinds =
  /^(?:expression|expr|rna(?:seq)?|tpm|fpkm|cpm|counts?|normali[sz]ed|matrix|data|phenotypes?|pheno|traits?)$/i;

const endings = /(?:\.(?:bed|tsv|csv|txt|gct|parquet|arrow|feather|phen|pheno))*(?:\.b?gz|\.zst)?$/i;

/** Whether a word of a file's name says what the file holds, not of what: `expression`, `tpm`. */
export const saysKind = (word: string): boolean => kinds.test(word);

/**
 * Names for files after what differs between their names: `expression.liver.bed.gz` and `expression.blood.bed.gz` are `liver` and
 * `blood`; where that does not tell them apart, after the folders that they are in too. Letters, digits, `.`, `_` and `-`.
 *
 * @returns a name for each path; two have the same one where nothing of their paths differs but endings
 */
export function nameByDifference(paths: readonly string[]): readonly string[] {
  const whole = paths.map((file) => wordsOf(path.basename(file).replace(endings, '')));
  const own = withoutCommon(whole);
  const names = own.map(joined);
  if (new Set(names).size === paths.length && !names.includes('')) return names;
  const folders = withoutCommon(
    paths.map((file) => path.dirname(path.resolve(file)).split(path.sep).flatMap(wordsOf)),
  );
  return own.map((words, at) => joined([...folders[at]!, ...words]) || joined(whole[at]!) || 'other');
}

function wordsOf(name: string): readonly string[] {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return plain.split(/[^\p{L}\p{N}-]+/u).filter((word) => word !== '');
}

/** The words that not all have, and of them those that say more than the kind of file, where there are any. */
function withoutCommon(names: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return names.map((name) => {
    const different = name.filter((word) => !names.every((other) => other.includes(word)));
    const own = different.filter((word) => !saysKind(word));
    return own.length > 0 ? own : different;
  });
}

function joined(words: readonly string[]): string {
  const name = words.join('_').replaceAll(/[^A-Za-z0-9._-]/g, '-');
  return name.replace(/^[^A-Za-z0-9]+/, '');
}
