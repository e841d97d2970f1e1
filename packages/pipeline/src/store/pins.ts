import { closeSync, openSync, readSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Digest } from '../key/digest.js';
import { listTenants, type Scratch, type Tenant } from './scratch.js';
import { errorCode, isReadOnly, StoreError } from './store-error.js';

/**
 * What this process relies on: keys of records and digests of objects.
 *
 * A process pins a name and then looks whether it is in the store. Garbage collection takes a file away, then reads the
 * pins, and puts the file back when it is pinned. So either the collector sees the pin or the process sees that the file
 * is gone, and nobody waits for anybody.
 */
export interface Pins {
  /** What is in the store under these names from now on stays there until the process closes the store. */
  add(...names: readonly Digest[]): void;
  close(): void;
}

export function createPins(scratch: Scratch): Pins {
  const pinned = new Set<Digest>();
  let file: number | undefined;
  let refused = false;
  return {
    add(...names) {
      const fresh = names.filter((name) => !pinned.has(name));
      if (refused || fresh.length === 0) return;
      try {
        file ??= openSync(scratch.named('pins'), 'a');
        writeFileSync(file, fresh.map((name) => `${name}\n`).join(''));
      } catch (error) {
        // Who may not write may still read.
        if (!isReadOnly(error)) throw error;
        refused = true;
      }
      for (const name of fresh) pinned.add(name);
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
      pinned.clear();
    },
  };
}

/** The pins of all processes, as they become more. */
export interface PinWatch {
  /**
   * Whether a process relies on this name now.
   *
   * @throws {StoreError} when a process of another host is at work: what it pins may be seen too late.
   */
  has(name: Digest): boolean;
}

/** @param own the folder of the one who watches, which does not count */
export function watchPins(root: string, own?: string): PinWatch {
  const pinned = new Set<Digest>();
  const read = new Map<string, number>();
  let states = new Map<string, Tenant['state']>();

  const refresh = () => {
    const tenants = listTenants(root).filter(({ folder }) => folder !== own);
    const unknown = tenants.filter(({ folder, state }) => states.get(folder) !== state);
    const remote = unknown.find(({ state }) => state === 'remote');
    if (remote !== undefined)
      throw new StoreError(
        `A process of another host is at work on this store (${remote.folder}), and what it needs cannot be known ` +
          'here in time: collect garbage there, or when it has ended.',
      );
    states = new Map(tenants.map(({ folder, state }) => [folder, state]));
    for (const { folder } of tenants) {
      const path = join(folder, 'pins');
      const from = read.get(path) ?? 0;
      const text = readFrom(path, from);
      const end = text.lastIndexOf('\n') + 1;
      read.set(path, from + end);
      // What a full disk cut short is at the start of a line, so the name is its end.
      for (const line of text.slice(0, end).split('\n')) pinned.add(line.slice(-64));
    }
  };

  return {
    has(name) {
      refresh();
      return pinned.has(name);
    },
  };
}

/** What has been added to a file of ASCII text. */
function readFrom(path: string, from: number): string {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= from) return '';
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(size - from);
      return bytes.toString('latin1', 0, readSync(file, bytes, 0, bytes.length, from));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  }
}
