import { randomUUID } from 'node:crypto';
import {
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ownerState, thisOwner, type Owner } from './owner.js';
import type { Scratch } from './scratch.js';
import { errorCode } from './store-error.js';

/** The right, held by one process, to run the stage of one key. */
export interface Claim {
  release(): void;
}

/** Who may run what, agreed upon by files alone: no daemon, no lock on the whole store. */
export interface Claims {
  /** Takes the claim of a key, or answers undefined while a live process holds it. */
  take(key: string): Claim | undefined;
  /** Removes claims whose owners are dead. */
  readonly removeAbandoned: () => void;
}

interface Holder extends Owner {
  readonly nonce: string;
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
  const held = new Set<string>();
  let heartbeat: NodeJS.Timeout | undefined;

  const beat = () => {
    scratch.touch();
    for (const path of held)
      ignoreMissing(() => {
        utimesSync(path, new Date(), new Date());
      });
  };
  const hold = (path: string) => {
    held.add(path);
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
    writeFileSync(draft, JSON.stringify({ ...thisOwner(), nonce: randomUUID() } satisfies Holder));
    try {
      for (;;) {
        const chain = climb(directory, key, draft);
        if (chain === 'held') return undefined;
        if (chain === 'changed') continue;
        const last = chain.at(-1)!;
        hold(last);
        return {
          release() {
            drop(last);
            for (const path of chain)
              ignoreMissing(() => {
                unlinkSync(path);
              });
          },
        };
      }
    } finally {
      unlinkSync(draft);
    }
  };

  return {
    take,
    removeAbandoned() {
      for (const name of ignoreMissing(() => readdirSync(directory)) ?? []) {
        const holder = readHolder(join(directory, name));
        if (holder !== undefined && ownerState(holder) === 'dead') take(name.split('.')[0]!)?.release();
      }
    },
  };
}

/** Follows the chain of dead claims of a key and adds `draft` at its end, unless someone alive is there. */
function climb(directory: string, key: string, draft: string): string[] | 'held' | 'changed' {
  const head = join(directory, key);
  const chain = [head];
  let headNonce: string | undefined;
  for (;;) {
    const path = chain.at(-1)!;
    if (createExclusively(draft, path)) {
      // The chain may have been released, and the key claimed anew, since its head was read.
      if (chain.length === 1 || readHolder(head)?.nonce === headNonce) return chain;
      unlinkSync(path);
      return 'changed';
    }
    const holder = readHolder(path);
    if (holder === undefined) return 'changed';
    if (!isAbandoned(holder, path, draft)) return 'held';
    headNonce ??= holder.nonce;
    chain.push(`${head}.${holder.nonce}`);
  }
}

function isAbandoned(holder: Owner, path: string, draft: string): boolean {
  const state = ownerState(holder);
  if (state !== 'unknown') return state === 'dead';
  // Both times come from the file system, whose clock may not be ours.
  const age = ignoreMissing(() => statSync(draft).mtimeMs - statSync(path).mtimeMs);
  return age !== undefined && age > silentAfter;
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
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** The holder named by a claim file; undefined when the file is gone. One that cannot be read belongs to nobody known. */
function readHolder(path: string): Holder | undefined {
  return ignoreMissing(() => {
    const text = readFileSync(path, 'utf8');
    try {
      return JSON.parse(text) as Holder;
    } catch {
      return { host: '', pid: 0, start: '', nonce: `unreadable-${statSync(path).ino}` };
    }
  });
}

function ignoreMissing<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
