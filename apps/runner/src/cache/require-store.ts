import { existsSync } from 'node:fs';
import path from 'node:path';
import { RequestError } from '@snpress/experiment/request-error';

/** @throws RequestError where the folder is no store */
export function requireStore(store: string): void {
  if (existsSync(path.join(store, 'records'))) return;
  throw new RequestError(
    `there is no store in ${store}: "snpress run SPEC" makes one, and --store says where it is`,
  );
}

/** @throws RequestError where there is no such file */
export function requireFile(file: string): void {
  if (!existsSync(file)) throw new RequestError(`there is no file ${file}`);
}
