import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished, test, expect } from 'vitest';
import { createFleet } from '../../src/cluster/fleet.js';
import { usualPace } from '../../src/cluster/pace.js';
import { temporaryFolder } from '../workbench.js';

test('a job that is being submitted when the fleet closes is ended once it is in the queue; none follows', async () => {
  const folder = temporaryFolder();
  const log = join(folder, 'log');
  const programs = join(folder, 'bin');
  mkdirSync(programs);
  const program = (name: string, line: string) => {
    writeFileSync(join(programs, name), `#!/bin/sh\n${line}\n`);
    chmodSync(join(programs, name), 0o755);
  };
  program('sbatch', `echo begun >>"${log}"; sleep 0.5; echo submitted >>"${log}"`);
  program('scancel', `echo ended >>"${log}"`);
  const { PATH } = process.env;
  process.env.PATH = `${programs}${delimiter}${PATH}`;
  onTestFinished(() => {
    process.env.PATH = PATH;
  });
  const fleet = createFleet({
    ...{ profile: {}, folder, pace: usualPace, mostPilots: 2 },
    onLost: () => Promise.resolve(),
    onStop(error) {
      throw error;
    },
  });
  while (!existsSync(log)) {
    fleet.want(1);
    await setTimeout(20);
  }
  const closed = fleet.close();
  fleet.want(2);
  await closed;
  await setTimeout(100);
  fleet.want(2);
  await setTimeout(100);
  expect(readFileSync(log, 'utf8')).toBe('begun\nsubmitted\nended\n');
});
