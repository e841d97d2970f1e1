import type { ProblemList } from '@snpress/data/errors/problem-list';
import type { Matrix } from '@snpress/data';
import type { MarkerSite } from '@snpress/data/markers/marker-sites';

/** What a format cannot hold of ids and names. */
export interface SiteRules {
  /** The format, as messages call it: `PLINK files`. */
  readonly format: string;
  /** What no text may hold. */
  readonly forbidden: RegExp;
  /** What that is called: `blanks`. */
  readonly forbiddenName: string;
  /** Texts that would be read as something else. */
  readonly reserved: readonly string[];
}

/** More bases than the tools of the field take. */
const lastPosition = 2 ** 31 - 3;

/** Notes what a format cannot hold of samples and markers; also where there are none. */
export function checkSites(
  { samples }: Matrix,
  sites: readonly MarkerSite[],
  { format, forbidden, forbiddenName, reserved }: SiteRules,
  problems: ProblemList,
): void {
  const check = (what: string, text: string): void => {
    if (text === '' || !(forbidden.test(text) || reserved.includes(text))) return;
    problems.add({
      message: forbidden.test(text)
        ? `${what} ${JSON.stringify(text)} holds ${forbiddenName}, which ${format} do not hold`
        : `${what} ${JSON.stringify(text)} would be read from ${format} as one that is not known`,
      hint: 'Rename it first',
    });
  };
  const checkId = (what: string, id: string): void => {
    if (id === '') problems.add({ message: `A ${what} has no id`, hint: 'Name it first' });
    else check(`The ${what} id`, id);
  };
  if (samples.length === 0) problems.add({ message: 'There are no samples to write' });
  if (sites.length === 0) problems.add({ message: 'There are no markers to write' });
  for (const sample of samples) checkId('sample', sample);
  for (const { id, chromosome, position, counted, other } of sites) {
    if (problems.isFull()) return;
    checkId('marker', id);
    check(`The chromosome of marker ${id},`, chromosome);
    for (const allele of [counted, other]) {
      check(`The allele of marker ${id},`, allele);
      if (allele.includes(',')) {
        problems.add({
          message: `The allele of marker ${id}, ${JSON.stringify(allele)}, is several`,
          hint: 'Split the marker into one for each allele',
        });
      }
    }
    if (!Number.isNaN(position) && !(Number.isInteger(position) && position <= lastPosition)) {
      problems.add({
        message: `The position ${position} of marker ${id} is no whole number up to ${lastPosition}, as ${format} have it`,
        hint: 'Check the position table',
      });
    }
  }
}
