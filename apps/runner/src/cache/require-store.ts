import { existsSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '@snpress/experiment/usage-error';

/** @throws UsageError where the folder is no store */
export function requireStore(store: string): void {
  if (existsSync(path.join(store, 'records'))) return;
  throw new UsageError(
    `there is no store in ${store}: "snpress run SPEC" makes one, and --store says where it is`,
  );
}
