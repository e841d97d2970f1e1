import { existsSync, readFileSync } from 'node:fs';
import type { Uplink } from './local-registry.js';
import { run } from './run.js';

/** Runs npm and returns what it prints. */
export function npm(
  args: readonly string[],
  { env, ...options }: { cwd?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<string> {
  return run('npm', args, {
    ...options,
    env: { npm_config_audit: 'false', npm_config_fund: 'false', ...env },
  });
}

/** The registry that this machine's npm is set to use, or undefined where it does not answer. */
export async function configuredRegistry(): Promise<Uplink | undefined> {
  const [url = '', cafile = ''] = await Promise.all(
    ['registry', 'cafile'].map(async (key) => (await npm(['config', 'get', key])).trim()),
  );
  try {
    await npm(['view', 'zod', 'version', '--fetch-retries=1', '--fetch-timeout=20000']);
  } catch {
    return undefined;
  }
  return existsSync(cafile) ? { url, ca: readFileSync(cafile, 'utf8') } : { url };
}
