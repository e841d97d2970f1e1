import { describe, expect, test } from 'vitest';
import { choosePilot } from '../../src/cluster/choose-pilot.js';
import type { FleetPilot } from '../../src/cluster/fleet-pilot.js';
import type { StageInHand } from '../../src/cluster/stage-in-hand.js';

const stage = (about: { memory?: number; estimate?: number; losses?: number } = {}): StageInHand => {
  const { losses = 0, ...task } = about;
  return { task, losses } as unknown as StageInHand;
};

const pilot = (name: string, stages: readonly StageInHand[], about: Partial<FleetPilot> = {}): FleetPilot =>
  ({
    name,
    state: 'here',
    self: { since: 0 },
    endsAt: Infinity,
    fullTime: Infinity,
    running: new Map(stages.entries()),
    ...about,
  }) as unknown as FleetPilot;

const minutes = (count: number) => count * 60_000;
const room = { slots: 2, memory: 100 };

describe('a stage is given to', () => {
  const busy = pilot('busy', [stage()]);
  const full = pilot('full', [stage(), stage()]);
  const idle = pilot('idle', []);
  const short = pilot('short', [], { endsAt: minutes(5), fullTime: minutes(60) });
  const fresh = pilot('fresh', [stage()], { endsAt: minutes(58), fullTime: minutes(60) });
  const unknown = pilot('unknown', [], { endsAt: undefined });
  const alone = pilot('alone', [stage({ losses: 1 })]);
  const leaving = pilot('leaving', [], { state: 'leaving' });

  test.each([
    ['the one with the fewest', stage(), [busy, idle, full], 'idle'],
    ['one that has a place', stage(), [full, busy], 'busy'],
    ['none that leaves, or has a stage that is to be alone', stage(), [leaving, alone, full], undefined],
    ['one that has nothing, once its pilot was lost', stage({ losses: 1 }), [busy, idle], 'idle'],
    ['none that is at work, once its pilot was lost', stage({ losses: 1 }), [busy], undefined],
    [
      'one whose memory is left',
      stage({ memory: 60 }),
      [pilot('most', [stage({ memory: 50 })]), busy],
      'busy',
    ],
    ['an idle one where it needs more than any has', stage({ memory: 101 }), [busy, idle], 'idle'],
    ['one that has time enough', stage({ estimate: 600 }), [short, fresh], 'fresh'],
    [
      'one that has just begun where none has time enough',
      stage({ estimate: 7200 }),
      [short, fresh],
      'fresh',
    ],
    [
      'one of which no time is known yet, where a minute will do',
      stage({ estimate: 50 }),
      [unknown],
      'unknown',
    ],
    [
      'none of which no time is known yet, where it takes longer',
      stage({ estimate: 70 }),
      [unknown],
      undefined,
    ],
  ] as const)('%s', (_, given, pilots, name) => {
    expect(choosePilot(given, pilots, room, 0)?.name).toBe(name);
  });
});
