import { originalIds } from '@snpress/data/matrix/original-ids';
import { someOf } from '@snpress/data/errors/some-of';
import type { Problem } from '@snpress/preprocess';
import type { ModelArtifact } from '../../artifact/model-artifact.js';
import { usedMarkers } from '../../artifact/used-markers.js';
import type { ExportOptions } from '../format/export-format.js';
import { variantIds } from './variant-ids.js';

/** What the variants of a PredictDB file are called: an entry per marker of the artifact. */
export interface PredictDbIds {
  /** As the training genotypes have them. */
  readonly rsid: readonly string[];
  /** Made of position and alleles, where these are known. */
  readonly varID: readonly string[];
  /** Which of them the covariances have, and MetaXcan is to take. */
  readonly key: 'rsid' | 'varID';
  /** Why that key cannot be taken. */
  readonly problems: readonly Problem[];
  /** What MetaXcan has to be told, in whole sentences. */
  readonly notes: readonly string[];
}

/**
 * The ids of variants. The key is the one asked for; otherwise varID where a build is named, as GTEx has it, or where rsids do not
 * tell variants apart, and else rsid.
 */
export function predictDbIds(artifact: ModelArtifact, { ids, build }: ExportOptions): PredictDbIds {
  const { markers } = artifact;
  const rsid = originalIds(markers.ids);
  const varID = variantIds({ ...markers, ids: rsid }, build);
  const used = usedMarkers(artifact);
  const repeatedRsids = repeats(rsid, used);
  const key = ids ?? (build !== undefined || repeatedRsids.length > 0 ? 'varID' : 'rsid');
  const repeated = key === 'rsid' ? repeatedRsids : repeats(varID, used);
  return {
    rsid,
    varID,
    key,
    problems: repeated.slice(0, 1).map((id) => ({
      code: 'repeated-id',
      subject: id,
      message: `the ${key} ${JSON.stringify(id)} names several variants with a weight, so that MetaXcan would take one for another`,
      hint:
        key === 'rsid'
          ? 'say `ids` varID'
          : 'give the training genotypes positions and alleles, and fit the model again',
    })),
    notes: [
      ...(key === 'varID' && repeatedRsids.length > 0
        ? [`Variants that share an rsid: ${someOf(repeatedRsids)}. So varID tells them apart.`]
        : []),
      ...(used.length > 0 ? [metaXcanNote(key, key === 'rsid' ? rsid : varID, used)] : []),
    ],
  };
}

/** MetaXcan leaves out what has no `rs` in its id, unless told. */
function metaXcanNote(key: 'rsid' | 'varID', names: readonly string[], used: Int32Array): string {
  const odd = Array.from(used, (marker) => names[marker]!).find((name) => !name.includes('rs'));
  const flags = [
    ...(key === 'varID' ? ['--model_db_snp_key varID'] : []),
    ...(odd === undefined ? [] : ['--keep_non_rsid']),
  ];
  if (flags.length === 0) return 'Variants are keyed by rsid, as MetaXcan takes them without being told.';
  return `Variants are keyed by ${key}${odd === undefined ? '' : ` (${odd})`}: give MetaXcan ${flags.join(' ')}, and a GWAS of such ids.`;
}

/** Ids that several of the markers have, and `.`, which is none. */
function repeats(ids: readonly string[], markers: Int32Array): readonly string[] {
  const met = new Set<string>();
  const repeated = new Set<string>();
  for (const marker of markers) {
    const id = ids[marker]!;
    if (met.has(id) || id === '.') repeated.add(id);
    met.add(id);
  }
  return [...repeated];
}
