import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFolders } from './list-files.js';
import { ownerState, thisOwner, type Owner } from './owner.js';
import { errorCode } from './store-error.js';

/** This process's own folder for unfinished files, inside the store so that a rename publishes them. */
export interface Scratch {
  /** A path that nothing else uses. */
  file(): string;
  /** A new empty folder. */
  folder(): string;
  /** The path of a file of this name, of which a process has one. */
  named(name: NamedFile): string;
  /** Removes everything unfinished. What the process relied on stays known while garbage is collected. */
  remove(): void;
}

/** `pins`: what the process relies on; `collecting`: it is removing garbage. */
type NamedFile = 'pins' | 'collecting';

/** A process that has a folder in the store. */
export interface Tenant {
  readonly folder: string;
  /** `silent`: on another host and not heard of for long. */
  readonly state: 'alive' | 'dead' | 'remote' | 'silent';
}

const heartbeatEvery = 5_000;
/** A process of another host is heard of every few seconds, unless its machine sleeps or the network is down. */
const silentAfter = 600_000;
/** Folders of other hosts' processes are left alone until they have not been touched for this long. */
const abandonedAfter = 24 * 3_600_000;

/** The folder comes into being with its first use, and is touched from then on: it tells other hosts who lives. */
export function createScratch(root: string): Scratch {
  const own = join(root, folderName(thisOwner()));
  let heartbeat: NodeJS.Timeout | undefined;
  let count = 0;
  const inOwn = (name: string) => {
    if (heartbeat === undefined) {
      mkdirSync(own, { recursive: true });
      heartbeat = setInterval(() => {
        quietly(() => {
          utimesSync(own, new Date(), new Date());
        });
      }, heartbeatEvery).unref();
    }
    return join(own, name);
  };
  const next = () => inOwn(String(++count));
  return {
    file: next,
    folder() {
      const path = next();
      mkdirSync(path);
      return path;
    },
    named: inOwn,
    remove() {
      if (heartbeat === undefined) return;
      clearInterval(heartbeat);
      heartbeat = undefined;
      // What cannot be removed now, a later process will; the work of this one has come to its end.
      quietly(() => {
        rmSync(join(own, 'collecting'), { force: true });
        if (!isCollecting(root)) rmSync(own, { recursive: true, force: true });
        else {
          for (const name of readdirSync(own))
            if (name !== 'pins') rmSync(join(own, name), { recursive: true, force: true });
          writeFileSync(join(own, 'closed'), '');
        }
      });
    },
  };
}

/** Who has a folder in the store. */
export function listTenants(root: string): Tenant[] {
  return listFolders(root).map((name) => {
    const folder = join(root, name);
    if (existsSync(join(folder, 'closed'))) return { folder, state: 'dead' };
    const owner = folderOwner(name);
    const state = owner === undefined ? 'unknown' : ownerState(owner);
    if (state !== 'unknown') return { folder, state };
    return { folder, state: silence(folder) > silentAfter ? 'silent' : 'remote' };
  });
}

/** Removes what dead processes left behind, unless garbage is being collected: that must see what they relied on. */
export function removeAbandonedScratch(root: string): void {
  if (isCollecting(root)) return;
  for (const { folder, state } of listTenants(root))
    if (state === 'dead' || (state === 'silent' && silence(folder) > abandonedAfter))
      quietly(() => {
        rmSync(folder, { recursive: true, force: true });
      });
}

function isCollecting(root: string): boolean {
  return listTenants(root).some(
    ({ folder, state }) =>
      (state === 'alive' || state === 'remote') && existsSync(join(folder, 'collecting')),
  );
}

/** For how long a folder has not been touched, in milliseconds. */
function silence(folder: string): number {
  const touched = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
  return touched === undefined ? 0 : Date.now() - touched;
}

/** Lets the file system refuse: the next time may do better. */
export function quietly(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
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
