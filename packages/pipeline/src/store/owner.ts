import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { digestOf } from '../key/digest.js';

/** A process, told apart from every other one, also from a later one with the same number. */
export interface Owner {
  /** Digest of host name, boot and process namespace: where `pid` means something. */
  readonly host: string;
  readonly pid: number;
  /** Start time in the kernel's ticks; empty where /proc does not tell. */
  readonly start: string;
}

let current: Owner | undefined;

/** This process. */
export function thisOwner(): Owner {
  current ??= { host: thisHost(), pid: process.pid, start: startTime(process.pid) ?? '' };
  return current;
}

/** Whether a process still lives; `unknown` when it belongs to another host. */
export function ownerState(owner: Owner): 'alive' | 'dead' | 'unknown' {
  if (owner.host !== thisOwner().host) return 'unknown';
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 'dead';
  }
  const start = startTime(owner.pid);
  return owner.start !== '' && start !== undefined && start !== owner.start ? 'dead' : 'alive';
}

function thisHost(): string {
  const parts = [
    hostname(),
    attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    attempt(() => readlinkSync('/proc/self/ns/pid')),
  ];
  return digestOf(JSON.stringify(parts)).slice(0, 16);
}

/** Field 22 of /proc/<pid>/stat, counted after the command name, which may itself hold spaces and brackets. */
function startTime(pid: number): string | undefined {
  return attempt(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  });
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
