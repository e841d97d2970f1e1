import type { IdPattern } from './id-pattern.js';

/** What keeps the ids of two lists apart although they seem to mean the same samples. */
export interface IdDifference {
  /** The kind of difference: `only in case`, `by leading zeros`. */
  readonly how: string;
  /** By id of the first list, the one of the second that is meant. */
  readonly partners: ReadonlyMap<string, string>;
  /** What makes them alike, where a pattern can, and the list that it is for. */
  readonly cure: (IdPattern & { readonly side: Side }) | undefined;
}

type Side = 'first' | 'second' | 'both';

/** How ids may differ: what is the same of ids of one sample, or what makes them the same. */
interface Kind {
  readonly how: string;
  readonly change: ((id: string) => string) | IdPattern;
}

const zeros = '(?<![0-9])0+(?=[0-9])';
const family = 'by a family id in front (FID_IID)';
const partsBeforeSuffix = [4, 3, 2, 1];

const kinds: readonly Kind[] = [
  { how: 'only in unicode form', change: (id) => id.normalize('NFC') },
  { how: 'only by blanks around them', change: { pattern: String.raw`^\s+|\s+$`, replacement: '' } },
  { how: 'only in case', change: (id) => id.normalize('NFC').toLowerCase() },
  { how: 'only in what separates their parts', change: { pattern: '[-._ ]', replacement: '-' } },
  { how: 'only by leading zeros', change: { pattern: zeros, replacement: '' } },
  {
    how: 'in case, separators, blanks or leading zeros',
    change: (id) =>
      id
        .normalize('NFKC')
        .trim()
        .toLowerCase()
        .replaceAll(/[-._ ]/g, '-')
        .replaceAll(new RegExp(zeros, 'g'), ''),
  },
  { how: family, change: { pattern: String.raw`^(.+)_\1$`, replacement: '$1' } },
  { how: 'by the X that R puts before digits', change: { pattern: '^X(?=[0-9])', replacement: '' } },
  { how: family, change: { pattern: '^[^_]+_', replacement: '' } },
  ...partsBeforeSuffix.map((parts) => ({
    how: 'by a suffix',
    change: {
      pattern: `^([^-._]+${parts > 1 ? `(?:[-._][^-._]+){${parts - 1}}` : ''})[-._].*$`,
      replacement: '$1',
    },
  })),
];

/**
 * Says how the ids of two lists differ: of a few kinds of difference the one that brings most of those together that have no partner;
 * undefined where none brings any. What two ids of a list have in common brings neither of them together with another.
 *
 * @example
 * idDifference(['S1', 'S2'], ['s1', 's2'])?.how; // 'only in case'
 */
export function idDifference(first: readonly string[], second: readonly string[]): IdDifference | undefined {
  const [firstIds, secondIds] = [new Set(first), new Set(second)];
  const aloneFirst = first.filter((id) => !secondIds.has(id));
  const aloneSecond = second.filter((id) => !firstIds.has(id));
  if (aloneFirst.length === 0 || aloneSecond.length === 0) return undefined;
  const matched = first.length - aloneFirst.length;
  let best: IdDifference | undefined;
  let mostGained = 0;
  const take = (found: IdDifference, gained: number): void => {
    if (gained <= mostGained) return;
    mostGained = gained;
    best = found;
  };
  for (const { how, change } of kinds) {
    if (typeof change === 'function') {
      const partners = partnersOf(keyed(aloneFirst, change), keyed(aloneSecond, change));
      take({ how, partners, cure: undefined }, partners.size);
      continue;
    }
    const found = new RegExp(change.pattern, 'gu');
    const changed = (ids: readonly string[]): Keyed =>
      keyed(ids, (id) => id.replaceAll(found, change.replacement));
    const ways: readonly (readonly [Side, Keyed, Keyed])[] = [
      ['first', changed(first), keyed(second)],
      ['second', keyed(first), changed(second)],
      ['both', changed(first), changed(second)],
    ];
    for (const [side, one, other] of ways) {
      const partners = partnersOf(one, other);
      const gained = partners.size - matched;
      // What is cut off of both may be what tells two samples apart.
      if (side === 'both' && gained < 2) continue;
      for (const id of partners.keys()) if (secondIds.has(id)) partners.delete(id);
      take({ how, partners, cure: { ...change, side } }, Math.min(gained, partners.size));
    }
  }
  return best;
}

/**
 * The same as a clause with an example: `2 differ only in case ("a" in genotypes, "A" in expression)`.
 * @param sides - what the lists are called
 */
export function idDifferenceInWords(
  { how, partners }: IdDifference,
  sides: readonly [string, string],
): string {
  const [one, other] = [...partners][0]!;
  return `${partners.size} ${partners.size === 1 ? 'differs' : 'differ'} ${how} (${JSON.stringify(one)} in ${sides[0]}, ${JSON.stringify(other)} in ${sides[1]})`;
}

/**
 * That, with what makes them meet.
 * @param sides - what the lists are called in a spec
 */
export function idDifferenceWithCure(difference: IdDifference, sides: readonly [string, string]): string {
  const { cure } = difference;
  const said = idDifferenceInWords(difference, sides);
  if (cure === undefined)
    return `${said}: write them alike in both files, or give a table of ids with sampleIds`;
  const map = `{ pattern: '${cure.pattern}', replacement: '${cure.replacement}' }`;
  const where = { first: sides[0], second: sides[1], both: undefined }[cure.side];
  return `${said}: say sampleIds: ${where === undefined ? map : `{ ${where}: ${map} }`}`;
}

/** Ids by what is the same of them; undefined where several share it. */
type Keyed = ReadonlyMap<string, string | undefined>;

function keyed(ids: readonly string[], key = (id: string): string => id): Keyed {
  const byKey = new Map<string, string | undefined>();
  for (const id of ids) {
    const text = key(id);
    byKey.set(text, byKey.has(text) ? undefined : id);
  }
  return byKey;
}

function partnersOf(first: Keyed, second: Keyed): Map<string, string> {
  const partners = new Map<string, string>();
  for (const [key, id] of first) {
    const other = second.get(key);
    if (id !== undefined && other !== undefined && key !== '') partners.set(id, other);
  }
  return partners;
}
