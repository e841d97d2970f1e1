import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs one of the formats' own tools; `undefined` where it is not installed. */
export async function tool(name: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return (await run(name, args, { maxBuffer: 1 << 28 })).stdout;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether a tool is installed. */
export async function hasTool(name: string): Promise<boolean> {
  return (await tool(name, ['--version'])) !== undefined;
}
