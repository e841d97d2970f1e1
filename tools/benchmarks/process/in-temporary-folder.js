import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Calls `act` with a new folder, which is removed afterwards whatever happens. */
export async function inTemporaryFolder(act) {
  const folder = mkdtempSync(join(tmpdir(), 'snpress-benchmark-'));
  try {
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
