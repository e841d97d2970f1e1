import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { ownerState, thisOwner, type Owner } from './owner.js';

/** This process's own folder for unfinished files, inside the store so that a rename publishes them. */
export interface Scratch {
  /** A path that nothing else uses. */
  file(): string;
  /** A new empty folder. */
  folder(): string;
  /** Tells processes on other hosts that the owner lives. */
  touch(): void;
  remove(): void;
}

/** Folders of other hosts' processes are left alone until they have not been touched for this long. */
const abandonedAfter = 24 * 3_600_000;

/** The folder comes into being with its first use. */
export function createScratch(root: string): Scratch {
  const own = join(root, folderName(thisOwner()));
  let made = false;
  let count = 0;
  const next = () => {
    if (!made) mkdirSync(own, { recursive: true });
    made = true;
    return join(own, String(++count));
  };
  return {
    file: next,
    folder() {
      const path = next();
      mkdirSync(path);
      return path;
    },
    touch() {
      if (made) utimesSync(own, new Date(), new Date());
    },
    remove() {
      if (made) rmSync(own, { recursive: true, force: true });
      made = false;
    },
  };
}

/** Removes what dead processes left behind. */
export function removeAbandonedScratch(root: string): void {
  for (const name of readdirSync(root)) {
    const path = join(root, name);
    const owner = folderOwner(name);
    const state = owner === undefined ? 'unknown' : ownerState(owner);
    const abandoned = state === 'unknown' && Date.now() - statSync(path).mtimeMs > abandonedAfter;
    if (state === 'dead' || abandoned) rmSync(path, { recursive: true, force: true });
  }
}

function folderName({ host, pid, start }: Owner): string {
  return [host, pid, start, randomUUID()].join('~');
}

function folderOwner(name: string): Owner | undefined {
  const [host, pid, start, ...rest] = name.split('~');
  return host === undefined || start === undefined || rest.length !== 1
    ? undefined
    : { host, pid: Number(pid), start };
}
