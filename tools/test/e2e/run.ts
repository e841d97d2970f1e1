import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';

/**
 * Runs a program to its end and returns what it printed on stdout.
 *
 * @throws Error with everything the program printed where it fails.
 */
export function run(
  program: string,
  args: readonly string[],
  { cwd = tmpdir(), env = {} }: { cwd?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 2 ** 26 };
    execFile(program, args, options, (error, stdout, stderr) => {
      if (error) reject(new Error(`${error.message}\n${stdout}\n${stderr}`, { cause: error }));
      else resolve(stdout);
    });
  });
}
