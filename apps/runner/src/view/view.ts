import type { RunEvent } from '@snpress/pipeline';
import type { Phase } from '@snpress/experiment/compile/phase';

/** Shows a run while it goes. */
export interface View {
  onEvent(event: RunEvent): void;
  /** Nothing is shown afterwards. */
  close(): void;
}

/** What a view knows of a run before it starts. */
export interface ViewOptions {
  /** Of the stages that were selected. */
  readonly phases: readonly Phase[];
  /** How long a stage took in an earlier run, in seconds. */
  readonly expected: (stage: string) => number | undefined;
  /** How many stages run at one time. */
  readonly workers: number;
}
