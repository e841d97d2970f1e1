import type { RunEvent } from '@snpress/pipeline';

/** Shows a run while it goes. */
export interface View {
  onEvent(event: RunEvent): void;
  /** Resolves when everything is drawn; nothing is shown afterwards. */
  close(): Promise<void>;
}
