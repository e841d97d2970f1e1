/** How often things are looked at, in milliseconds, and how often a stage is tried. */
export interface Pace {
  /** Pilots and driver give a sign of life this often. */
  readonly beat: number;
  /** A pilot that has given none for so long is lost; one that has heard none of the driver leaves after twice as long. */
  readonly silent: number;
  /** squeue is asked this often. */
  readonly watch: number;
  /** squeue is asked this soon where something has happened. */
  readonly watchSoon: number;
  /** A stage whose pilot was lost is given again as often as this. */
  readonly retries: number;
}

export const usualPace: Pace = { beat: 5_000, silent: 30_000, watch: 20_000, watchSoon: 3_000, retries: 3 };

/** The longest and the shortest pause between two looks into a mailbox, in milliseconds. */
const pauses = { shortest: 8, longest: 500 };

/**
 * How long to wait before the next look into `mailboxes`: a tenth of the time for which there has been no news, so that short
 * stages are answered at once and long ones cost little.
 */
export function pauseAfter(quiet: number, mailboxes = 1): number {
  return Math.min(pauses.longest, Math.max(pauses.shortest, mailboxes, quiet / 10));
}
