import type { LedgerView } from './compose-ledger.js';

/** Renders the page of all runs of a folder. The drawing libraries are loaded on the first call. */
export async function renderLedger(view: LedgerView): Promise<string> {
  const { composeLedger } = await import('./compose-ledger.js');
  return composeLedger(view);
}
