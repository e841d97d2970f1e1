import { expect, test } from 'vitest';
import { judgePilot } from '../../src/cluster/judge-pilot.js';

const self = { id: 'x', since: 10, machine: 'n1', node: 'v22', engine: '1' };
const found = (state: string, reason = 'None') => ({ pilot: 'p.1', state, reason, timeLeft: 5 });

test.each([
  ['runs', self, found('RUNNING'), { fate: 'running', timeLeft: 5 }],
  ['is ending', self, found('COMPLETING'), { fate: 'ending' }],
  ['was out of time', self, found('TIMEOUT', 'TimeLimit'), { fate: 'ended', why: 'TIMEOUT, TimeLimit' }],
  ['was cancelled', self, found('CANCELLED'), { fate: 'ended', why: 'CANCELLED' }],
  ['waits for the first time', undefined, found('PENDING', 'Priority'), { fate: 'as-before' }],
  [
    'waits again',
    self,
    found('PENDING', 'BeginTime'),
    { fate: 'requeued', why: 'it was requeued: BeginTime' },
  ],
  [
    'could not be started, and is held',
    undefined,
    found('PENDING', 'launch failed requeued held'),
    { fate: 'ended', why: 'PENDING, launch failed requeued held' },
  ],
  ['is held by its user', undefined, found('PENDING', 'JobHeldUser'), { fate: 'as-before' }],
  [
    'has begun since Slurm was asked',
    { ...self, since: 30 },
    found('PENDING', 'Priority'),
    { fate: 'as-before' },
  ],
  ['is suspended', self, found('SUSPENDED'), { fate: 'as-before' }],
  ['is at work though Slurm has forgotten it', self, undefined, { fate: 'as-before' }],
] as const)('a pilot that %s', (_, own, answer, verdict) => {
  expect(judgePilot({ self: own, unlisted: 0 }, answer, 20)).toEqual(verdict);
});

test('a pilot that Slurm does not list twice, and that has never been heard of, is not there', () => {
  expect(judgePilot({ self: undefined, unlisted: 0 }, undefined, 20).fate).toBe('as-before');
  expect(judgePilot({ self: undefined, unlisted: 1 }, undefined, 20).fate).toBe('ended');
});
