import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ownerState, thisOwner, type Owner } from './owner.js';
import { quietly, type Scratch } from './scratch.js';
import { errorCode } from './store-error.js';

/** The right, held by one process, to run the stage of one key. */
export interface Claim {
  release(): void;
}

/** Who may run what, agreed upon by files alone: no daemon, no lock on the whole store. */
export interface Claims {
  /** Takes the claim of a key, or answers undefined while a live process holds it. */
  take(key: string): Claim | undefined;
  /** Who holds the claim of a key at the moment; undefined when nobody does. */
  readonly holder: (key: string) => ClaimHolder | undefined;
  /** Removes claims whose owners are dead. */
  readonly removeAbandoned: () => void;
}

/** Who holds a claim, in words that a person can act on. */
export interface ClaimHolder {
  readonly pid: number;
  /** Name of its host; empty when the claim does not say. */
  readonly host: string;
  /** Of another machine: for how many seconds nothing must be heard of it before its claim is taken over. */
  readonly silentSeconds?: number;
}

interface Holder extends Owner {
  readonly nonce: string;
  readonly hostname?: string;
}

const heartbeatEvery = 5_000;
/** A claim from another host counts as abandoned when its heartbeat has been silent for this long. */
const silentAfter = 60_000;

/**
 * Claims are files made by `link`, which fails when the name exists. A dead owner's claim is never replaced, since
 * two rivals could each replace the other's; its successor is a file of its own, named after the dead claim
 * (`<key>.<nonce>`), so that `link` again decides between rivals. The last link of that chain holds the key.
 */
export function createClaims(directory: string, scratch: Scratch): Claims {
  const held = new Map<string, string>();
  let heartbeat: NodeJS.Timeout | undefined;

  // Writing the same bytes over themselves sets the time by the file system's clock, not by ours.
  const beat = () => {
    for (const [path, content] of held)
      quietly(() => {
        writeFileSync(path, content, { flag: 'r+' });
      });
  };
  const hold = (path: string, content: string) => {
    held.set(path, content);
    heartbeat ??= setInterval(beat, heartbeatEvery).unref();
  };
  const drop = (path: string) => {
    held.delete(path);
    if (held.size > 0) return;
    clearInterval(heartbeat);
    heartbeat = undefined;
  };

  const take = (key: string): Claim | undefined => {
    mkdirSync(directory, { recursive: true });
    const draft = scratch.file();
    const holder: Holder = { ...thisOwner(), nonce: randomUUID(), hostname: hostname() };
    const content = JSON.stringify(holder);
    writeFileSync(draft, content);
    try {
      for (;;) {
        const chain = climb(join(directory, key), draft, holder);
        if (chain === 'held') return undefined;
        if (chain === 'changed') continue;
        const last = chain.at(-1)!.path;
        hold(last, content);
        return {
          release() {
            drop(last);
            // Head first, so that nobody mistakes the rest for a chain in use.
            for (const link of chain) removeLink(link);
          },
        };
      }
    } finally {
      unlinkSync(draft);
    }
  };

  return {
    take,
    holder(key) {
      let last: Holder | undefined;
      for (let path = join(directory, key); ; path = join(directory, `${key}.${last.nonce}`)) {
        const next = readHolder(path);
        if (next === undefined) return last && describeHolder(last);
        last = next;
      }
    },
    removeAbandoned() {
      for (const name of ignoreMissing(() => readdirSync(directory)) ?? []) {
        const holder = readHolder(join(directory, name));
        if (holder !== undefined && ownerState(holder) === 'dead') take(name.split('.')[0]!)?.release();
      }
    },
  };
}

function describeHolder(holder: Holder): ClaimHolder {
  const { pid, hostname: host = '' } = holder;
  return { pid, host, ...(ownerState(holder) === 'unknown' && { silentSeconds: silentAfter / 1_000 }) };
}

/** A claim file as it was when it was read or made. */
interface Link {
  readonly path: string;
  readonly nonce: string;
}

/** Follows the chain of dead claims that starts at `head` and adds `draft` at its end, unless someone alive is there. */
function climb(head: string, draft: string, own: Holder): Link[] | 'held' | 'changed' {
  const dead: Link[] = [];
  for (;;) {
    const last = dead.at(-1);
    const path = last === undefined ? head : `${head}.${last.nonce}`;
    if (createExclusively(draft, path)) {
      // The chain may have been released, and the key claimed anew, since its head was read.
      if (dead.length === 0 || readHolder(head)?.nonce === dead[0]!.nonce)
        return [...dead, { path, nonce: own.nonce }];
      unlinkSync(path);
      return 'changed';
    }
    const holder = readHolder(path);
    if (holder === undefined) return 'changed';
    if (!isAbandoned(holder, draft)) return 'held';
    dead.push({ path, nonce: holder.nonce });
  }
}

/** Removes a claim file, unless it is someone else's by now. */
function removeLink({ path, nonce }: Link): void {
  ignoreMissing(() => {
    if (readHolder(path)?.nonce === nonce) unlinkSync(path);
  });
}

function isAbandoned(holder: ReadHolder, draft: string): boolean {
  const state = ownerState(holder);
  if (state !== 'unknown') return state === 'dead';
  // Both times come from the file system, whose clock may not be ours.
  return statSync(draft).mtimeMs - holder.touched > silentAfter;
}

function createExclusively(draft: string, path: string): boolean {
  try {
    try {
      linkSync(draft, path);
    } catch (error) {
      if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(errorCode(error) ?? '')) throw error;
      copyFileSync(draft, path, constants.COPYFILE_EXCL); // a file system without hard links
    }
    return true;
  } catch (error) {
    // On NFS the answer to a link that was made may get lost, and asking again finds it made.
    if (errorCode(error) === 'EEXIST') return statSync(draft).nlink > 1;
    throw error;
  }
}

/** A holder, and when its claim was last touched by the clock of the file system. */
interface ReadHolder extends Holder {
  readonly touched: number;
}

/**
 * The holder named by a claim file; undefined when the file is gone. One that cannot be read belongs to nobody known. The file is
 * opened for both: on NFS, what is known of a file without that may be a minute old.
 */
function readHolder(path: string): ReadHolder | undefined {
  return ignoreMissing(() => {
    const file = openSync(path, 'r');
    try {
      const holder = parseHolder(readFileSync(file, 'utf8'));
      const { ino, mtimeMs: touched } = fstatSync(file);
      return { ...(holder ?? { host: '', pid: 0, start: '', nonce: `unreadable-${ino}` }), touched };
    } finally {
      closeSync(file);
    }
  });
}

function parseHolder(text: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(text);
    return isHolder(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isHolder(value: unknown): value is Holder {
  const { host, pid, start, nonce } = (value ?? {}) as { [field: string]: unknown };
  return (
    typeof host === 'string' &&
    Number.isInteger(pid) &&
    Number(pid) > 0 &&
    typeof start === 'string' &&
    typeof nonce === 'string' &&
    /^[\w-]{1,64}$/.test(nonce)
  );
}

function ignoreMissing<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
