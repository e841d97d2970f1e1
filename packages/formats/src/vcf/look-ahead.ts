import { absent, createCalls, missing, parseCalls } from './parse-calls.js';
import { isInRegions, type Regions } from './regions.js';
import type { SampleColumns } from './sample-columns.js';
import { createSiteReader, findSiteTabs } from './site.js';
import { eachMarkerLine } from './each-marker-line.js';
import type { VcfText } from './vcf-content.js';

/** So many lines with haploid calls alone tell that the data are haploid. */
const enough = 1000;

/** What the first lines of a file tell of all. */
export interface FirstLines {
  /** 1 if the first lines that have calls have haploid ones alone, else 2. */
  readonly ploidy: 1 | 2;
  /** Whether the very first has calls. */
  readonly haveCalls: boolean;
}

/** Looks at the first lines of a file. Lines at fault say nothing. */
export async function lookAhead(
  texts: AsyncIterable<VcfText>,
  columns: SampleColumns,
  regions: Regions | undefined,
): Promise<FirstLines> {
  const tabs = new Int32Array(9);
  const sites = createSiteReader();
  const calls = createCalls(columns.samples.length);
  const seen: { haploidLines: number; diploid: boolean; calls?: boolean } = {
    haploidLines: 0,
    diploid: false,
  };
  const isDecided = (): boolean => seen.diploid || seen.haploidLines === enough;
  for await (const text of texts) {
    eachMarkerLine(text, (bytes, start, end) => {
      if (isDecided() || findSiteTabs(bytes, start, end, tabs) < 9) return;
      const { chromosome, position, format, alternatives } = sites.site(bytes, start, tabs);
      if (regions !== undefined && !isInRegions(regions, chromosome, position)) return;
      seen.calls ??= format.GT !== -1;
      if (format.GT === -1) return;
      const alleles = alternatives.length + 1;
      if (parseCalls(bytes, tabs[8]! + 1, end, format.GT, alleles, columns.rowOf, calls) !== undefined)
        return;
      seen.diploid = calls.second.some((allele) => allele >= 0);
      const isHaploid = calls.first.some((allele, row) => allele !== missing && calls.second[row] === absent);
      if (!seen.diploid && isHaploid) seen.haploidLines++;
    });
    if (isDecided()) break;
  }
  return { ploidy: !seen.diploid && seen.haploidLines > 0 ? 1 : 2, haveCalls: seen.calls ?? true };
}
