import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createClaims } from '../../src/store/claims.js';
import { thisOwner, type Owner } from '../../src/store/owner.js';
import { createScratch } from '../../src/store/scratch.js';
import { temporaryFolder } from '../workbench.js';

function open(folder = temporaryFolder()) {
  const directory = join(folder, 'claims');
  return { directory, claims: createClaims(directory, createScratch(join(folder, 'temp'))) };
}

/** The number and start time of a process that has ended. */
async function deadOwner(): Promise<Owner> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return { ...thisOwner(), pid: child.pid!, start: '1' };
}

function leave(directory: string, key: string, owner: Owner, nonce: string): string {
  const path = join(directory, key);
  writeFileSync(path, JSON.stringify({ ...owner, nonce }));
  return path;
}

describe('a claim', () => {
  test('is held by one at a time, until released', () => {
    const { claims, directory } = open();
    const claim = claims.take('key');
    expect(claims.take('key')).toBeUndefined();
    expect(claims.take('other')).toBeDefined();
    claim!.release();
    expect(readdirSync(directory)).toEqual(['other']);
    expect(claims.take('key')).toBeDefined();
  });

  test('of a dead owner is taken over, also when the one who took it over died too', async () => {
    const { claims, directory } = open();
    claims.take('key')!.release();
    leave(directory, 'key', await deadOwner(), 'first');
    leave(directory, 'key.first', await deadOwner(), 'second');
    const claim = claims.take('key');
    expect(claim).toBeDefined();
    expect(claims.take('key')).toBeUndefined();
    expect(readdirSync(directory).sort()).toEqual(['key', 'key.first', 'key.second']);
    claim!.release();
    expect(readdirSync(directory)).toEqual([]);
  });

  test('of an earlier process with the number of a living one is taken over', () => {
    const { claims, directory } = open();
    claims.take('key')!.release();
    leave(directory, 'key', { ...thisOwner(), start: '1' }, 'earlier');
    if (thisOwner().start === '') expect(claims.take('key')).toBeUndefined();
    else expect(claims.take('key')).toBeDefined();
  });

  test('of another host is respected while its heartbeat is heard', () => {
    const { claims, directory } = open();
    claims.take('key')!.release();
    const path = leave(directory, 'key', { host: 'elsewhere', pid: 1, start: '1' }, 'remote');
    expect(claims.take('key')).toBeUndefined();
    const longAgo = new Date(Date.now() - 120_000);
    utimesSync(path, longAgo, longAgo);
    expect(claims.take('key')).toBeDefined();
  });

  test('that cannot be read is taken over once it is old', () => {
    const { claims, directory } = open();
    claims.take('key')!.release();
    const path = join(directory, 'key');
    writeFileSync(path, '{"host": "he');
    expect(claims.take('key')).toBeUndefined();
    const longAgo = new Date(Date.now() - 120_000);
    utimesSync(path, longAgo, longAgo);
    expect(claims.take('key')).toBeDefined();
  });

  test.each([
    'null',
    '5',
    '{}',
    '{"host":"h","pid":0,"start":"","nonce":"n"}',
    '{"host":"h","pid":1,"start":"","nonce":"../n"}',
  ])('that says %s is taken over once it is old', (content) => {
    const { claims, directory } = open();
    claims.take('key')!.release();
    const path = join(directory, 'key');
    writeFileSync(path, content);
    expect(claims.take('key')).toBeUndefined();
    const longAgo = new Date(Date.now() - 120_000);
    utimesSync(path, longAgo, longAgo);
    const claim = claims.take('key');
    expect(claim).toBeDefined();
    claim!.release();
    expect(readdirSync(directory)).toEqual([]);
  });

  test('of a dead owner is cleared away, a living one is not', async () => {
    const { claims, directory } = open();
    claims.take('mine');
    leave(directory, 'dead', await deadOwner(), 'nonce');
    claims.removeAbandoned();
    expect(readdirSync(directory)).toEqual(['mine']);
  });
});
