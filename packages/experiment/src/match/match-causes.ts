import type { MatchCounts } from '@snpress/associate/matching/diagnose-match';
import { someOf } from '@snpress/data/errors/some-of';
import { formatCount, formatPercent } from '@snpress/data/words/format-number';

/** Why variants do not meet, what mending it would recover, and how. */
export interface MatchCause {
  readonly cause: 'ids' | 'position' | 'build' | 'strand' | 'alleles' | 'ambiguous' | 'frequency';
  /** In a whole sentence. */
  readonly message: string;
  /** Variants that the cure would recover; 0 where there is none. */
  readonly recovers: number;
  /** What to do, where there is something. Keys of requests stand in backticks. */
  readonly cure: string | undefined;
}

/** The causes that the counts speak of, those that recover most first. */
export function matchCauses(
  counts: MatchCounts,
  kind: 'gwas' | 'genotypes',
  lifted: boolean,
): readonly MatchCause[] {
  const { variants, byId, byLooseId, byPosition, byLiftedPosition, alleles, ambiguous, frequency, examples } =
    counts;
  const causes: MatchCause[] = [];
  const ids = `the model has ${someOf(examples.model)}, and the file ${someOf(examples.file)}`;
  const best = Math.max(byId, byPosition);
  if (byPosition > byId)
    causes.push({
      cause: 'position',
      message: `Ids differ (${ids}), but positions and alleles are the same: ${formatCount(byPosition)} of ${formatCount(variants)} variants (${formatPercent(byPosition / variants)}) meet by position, ${formatCount(byId)} by id.`,
      recovers: byPosition - byId,
      cure: '`match` position; auto takes it by itself',
    });
  if (byLooseId > best)
    causes.push({
      cause: 'ids',
      message: `Ids are written in another style (${ids}): without the chr prefix, separators, the build and what follows an rsid, ${formatCount(byLooseId)} of ${formatCount(variants)} are the same.`,
      recovers: byLooseId - best,
      cure:
        kind === 'gwas'
          ? 'name columns of chromosome and position (`column` chromosome=TITLE, `column` position=TITLE), or write the ids as the model has them'
          : '`match` position, or write the ids as the model has them',
    });
  if (byLiftedPosition > Math.max(best, byLooseId))
    causes.push({
      cause: 'build',
      message: `The file is of another genome build: with its positions lifted over, ${formatCount(byLiftedPosition)} of ${formatCount(variants)} variants meet, ${formatCount(best)} without.`,
      recovers: byLiftedPosition - best,
      cure: 'give `associate` the same `liftover` file',
    });
  else if (!lifted && best < variants / 2 && byLooseId < variants / 2)
    causes.push({
      cause: 'build',
      message: `Only ${formatCount(best)} of ${formatCount(variants)} variants (${formatPercent(best / variants)}) meet (${ids}). Where positions are of another genome build, few meet and those by chance.`,
      recovers: 0,
      cure: 'give a chain file with `liftover`, such as hg19ToHg38.over.chain.gz, to see what it recovers',
    });
  if (alleles.complement > 0)
    causes.push({
      cause: 'strand',
      message: `${formatCount(alleles.complement)} variants have the alleles of the other strand (A/G for T/C).`,
      recovers: alleles.complement,
      cure: '`complement`',
    });
  if (alleles.other > 0)
    causes.push({
      cause: 'alleles',
      message: `${formatCount(alleles.other)} variants are there with other alleles: they are other variants of the same place or id${kind === 'gwas' ? ', or indels written as D and I' : ''}.`,
      recovers: 0,
      cure: undefined,
    });
  if (ambiguous > 0)
    causes.push({
      cause: 'ambiguous',
      message: `${formatCount(ambiguous)} variants that meet are A/T or C/G, whose strand cannot be told.`,
      recovers: 0,
      cure: '`ambiguous` drop leaves them out',
    });
  if (frequency.far > 0)
    causes.push({
      cause: 'frequency',
      message: `${formatCount(frequency.far)} of ${formatCount(frequency.compared)} variants have frequencies that differ by more than 0.2: another population, or alleles that are exchanged.`,
      recovers: 0,
      cure: undefined,
    });
  return causes.sort((a, b) => b.recovers - a.recovers);
}
