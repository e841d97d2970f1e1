import { randomUUID } from 'node:crypto';
import { copyFile, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** The beginning of a file that is being downloaded, under a name that no other download has. */
export interface PartFile {
  readonly path: string;
  /** Whether it begins with what an earlier download left. */
  readonly isContinued: boolean;
  /** Puts it where the whole file belongs, and removes what earlier downloads left. */
  place(): Promise<void>;
  /** Leaves it for the next download. */
  leave(): Promise<void>;
}

/**
 * Begins a download with what one that ended early left: `NAME.part`, or `NAME.<process>.<random>.part` of a process that is no
 * more. That is copied, so that no two downloads ever write to the same file, whatever they take each other for.
 * @param target - the whole file
 */
export async function takePartFile(target: string): Promise<PartFile> {
  const own = `${target}.${process.pid}.${randomUUID().slice(0, 8)}.part`;
  const left = await leftBehind(target);
  let isContinued = false;
  for (const candidate of left) {
    isContinued = await copyFile(candidate, own).then(
      () => true,
      () => false,
    );
    if (isContinued) break;
  }
  return {
    path: own,
    isContinued,
    async place() {
      await rename(own, target);
      await Promise.all(left.map((file) => rm(file, { force: true })));
    },
    async leave() {
      const found = await stat(own).catch(() => undefined);
      if (found === undefined) return;
      await (found.size === 0 ? rm(own) : rename(own, `${target}.part`));
    },
  };
}

/** The longest first. */
async function leftBehind(target: string): Promise<readonly string[]> {
  const [folder, name] = [path.dirname(target), path.basename(target)];
  const files: { readonly file: string; readonly bytes: number }[] = [];
  for (const entry of await readdir(folder)) {
    if (!entry.startsWith(`${name}.`)) continue;
    const part = /^(?:(\d+)\.[\da-f]{8}\.)?part$/.exec(entry.slice(name.length + 1));
    if (part === null || (part[1] !== undefined && isRunning(Number(part[1])))) continue;
    const file = path.join(folder, entry);
    const found = await stat(file).catch(() => undefined);
    if (found !== undefined) files.push({ file, bytes: found.size });
  }
  return files.sort((a, b) => b.bytes - a.bytes).map(({ file }) => file);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
