import type { Ledger, LedgerRun } from './ledger.js';

/** What the reader asks to see, as the address of the page has it. */
export interface ViewQuery {
  readonly experiment: string;
  /** A text that a setting, a model or the id of a run holds. */
  readonly text: string;
  readonly minSkill: number;
  readonly sort: SortKey;
  /** What skill is drawn against: `samples`, `genes`, `markers`, or a setting. */
  readonly against: string;
}

/** What the ledger can be sorted by, each with what makes a run come first. */
export const sortKeys = {
  started: { label: 'Started', of: ({ startedAt }: LedgerRun) => -Date.parse(startedAt) },
  samples: { label: 'Samples', of: ({ samples }: LedgerRun) => -samples },
  genes: { label: 'Genes', of: ({ genes }: LedgerRun) => -genes },
  skill: { label: 'Skill', of: ({ best }: LedgerRun) => -(best?.skill ?? -Infinity) },
  time: { label: 'Time', of: ({ seconds }: LedgerRun) => -seconds },
} as const;

/** The name of a sort key. */
export type SortKey = keyof typeof sortKeys;

/** Reads an address; what it does not say, or not rightly, is by default. */
export function readQuery(parameters: URLSearchParams): ViewQuery {
  const sort = parameters.get('sort') ?? '';
  const least = Number.parseFloat(parameters.get('skill') ?? '');
  return {
    experiment: parameters.get('experiment') ?? '',
    text: (parameters.get('text') ?? '').trim(),
    minSkill: Number.isNaN(least) ? -Infinity : least,
    sort: sort in sortKeys ? (sort as SortKey) : 'started',
    against: parameters.get('against') ?? 'samples',
  };
}

/** The same question with something else in it, as an address. */
export function writeQuery(query: ViewQuery): string {
  const { experiment, text, minSkill, sort, against } = query;
  const all = { experiment, text, skill: minSkill === -Infinity ? '' : String(minSkill), sort, against };
  const said = Object.entries(all).filter(
    ([key, value]) => value !== '' && value !== { sort: 'started', against: 'samples' }[key],
  );
  return `/?${new URLSearchParams(said).toString()}`;
}

/** The runs that are asked for, in their order. */
export function runsShown({ runs }: Ledger, query: ViewQuery): readonly LedgerRun[] {
  const wanted = query.text.toLowerCase();
  const holds = ({ experiment, id, models, settings }: LedgerRun): boolean =>
    `${experiment}/${id}`.toLowerCase().includes(wanted) ||
    models.some((name) => name.toLowerCase().includes(wanted)) ||
    [...settings].some(([key, value]) => `${key}: ${value}`.toLowerCase().includes(wanted));
  const { of } = sortKeys[query.sort];
  return runs
    .filter(
      (run) =>
        (query.experiment === '' || run.experiment === query.experiment) &&
        (query.minSkill === -Infinity || (run.best?.skill ?? -Infinity) >= query.minSkill) &&
        (wanted === '' || holds(run)),
    )
    .sort((a, b) => of(a) - of(b));
}

/** What of a run is a number and can be drawn against: counts, and settings by their keys. */
export function numberOf(run: LedgerRun, what: string): number {
  if (what === 'samples' || what === 'genes' || what === 'markers') return run[what];
  const value = run.settings.get(what);
  return value === undefined || value === '' ? NaN : Number(value);
}

/** The counts, and the settings that are numbers and differ between some runs. */
export function choicesOfAxis(runs: readonly LedgerRun[]): readonly string[] {
  const keys = new Set(runs.flatMap(({ settings }) => [...settings.keys()]));
  const differ = [...keys].filter((key) => {
    const values = new Set(runs.map((run) => numberOf(run, key)).filter((value) => !Number.isNaN(value)));
    return values.size > 1;
  });
  return ['samples', 'genes', 'markers', ...differ.sort()];
}
