import { utf8Text } from '@snpress/data/bytes/utf8-text';
import type { FieldPlaces } from './vcf-field.js';

const tab = 0x09;

/** What a line says of its marker before the samples begin. */
export interface Site {
  readonly chromosome: string;
  /** From 1; NaN where the text is not a whole number. */
  readonly position: number;
  /** The text of the column ID. */
  readonly id: string;
  readonly reference: string;
  /** None where the file has none. */
  readonly alternatives: readonly string[];
  /** The text of the column FILTER. */
  readonly filter: string;
  readonly format: SampleFormat;
}

/** The text of FORMAT and where in it the fields are that can be read. */
interface SampleFormat extends FieldPlaces {
  readonly text: string;
}

/** The nine tabs before the samples, as offsets; reused from line to line. */
export type SiteTabs = Int32Array;

/** Finds the tabs before the samples. @returns how many of the nine the line has */
export function findSiteTabs(bytes: Uint8Array, start: number, end: number, tabs: SiteTabs): number {
  let at = start;
  for (let found = 0; found < tabs.length; found++) {
    const next = bytes.indexOf(tab, at);
    if (next === -1 || next >= end) return found;
    tabs[found] = next;
    at = next + 1;
  }
  return tabs.length;
}

/** Reads what is before the samples; texts that repeat from line to line are decoded once. */
export interface SiteReader {
  /** The first two columns alone. */
  place(bytes: Uint8Array, start: number, tabs: SiteTabs): Pick<Site, 'chromosome' | 'position'>;
  /** All nine. */
  site(bytes: Uint8Array, start: number, tabs: SiteTabs): Site;
}

/** A reader of the lines of one file. */
export function createSiteReader(): SiteReader {
  const chromosome = repeating(String);
  const filter = repeating(String);
  const format = repeating((text): SampleFormat => {
    const keys = text.split(':');
    return { text, GT: keys.indexOf('GT'), DS: keys.indexOf('DS'), GP: keys.indexOf('GP') };
  });
  const place: SiteReader['place'] = (bytes, start, tabs) => ({
    chromosome: chromosome(bytes, start, tabs[0]!),
    position: wholeNumber(bytes, tabs[0]! + 1, tabs[1]!),
  });
  return {
    place,
    site(bytes, start, tabs) {
      const text = (column: number): string => utf8Text(bytes, tabs[column - 1]! + 1, tabs[column]);
      const alternatives = text(4);
      return {
        ...place(bytes, start, tabs),
        id: text(2),
        reference: text(3),
        alternatives: alternatives === '.' ? [] : alternatives.split(','),
        filter: filter(bytes, tabs[5]! + 1, tabs[6]!),
        format: format(bytes, tabs[7]! + 1, tabs[8]!),
      };
    },
  };
}

/** Decodes a text, or returns what it returned last where the text is the same. */
function repeating<T>(decode: (text: string) => T): (bytes: Uint8Array, start: number, end: number) => T {
  let lastBytes = new Uint8Array(0);
  let last: T | undefined;
  return (bytes, start, end) => {
    if (last === undefined || !isText(lastBytes, bytes, start, end)) {
      lastBytes = Uint8Array.from(bytes.subarray(start, end));
      last = decode(utf8Text(bytes, start, end));
    }
    return last;
  };
}

function isText(text: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let at = 0; at < text.length; at++) if (text[at] !== bytes[start + at]) return false;
  return true;
}

function wholeNumber(bytes: Uint8Array, start: number, end: number): number {
  let number = start < end && end - start <= 15 ? 0 : NaN;
  for (let at = start; at < end; at++) {
    const digit = bytes[at]! - 0x30;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : NaN;
  }
  return number;
}
