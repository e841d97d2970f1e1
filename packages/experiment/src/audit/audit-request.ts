/** Which files are judged, and how they are read. */
export interface AuditRequest {
  readonly true: string;
  /** Files, or names and files: `name=file`. */
  readonly predicted: readonly string[];
  readonly trainMean: string | undefined;
  /** What a line of the files holds. */
  readonly rows: 'genes' | 'samples';
  readonly missing: readonly string[] | undefined;
  readonly permutations: number;
  readonly seed: string;
  /** A new folder for a page. */
  readonly out: string | undefined;
  readonly json: boolean;
}
