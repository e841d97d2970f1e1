import { expect, test } from 'vitest';
import { describeSubmission } from '../../src/cluster/describe-submission.js';

test('a submission has what the profile says, each argument as it is', () => {
  const { pilots, slots, command, script } = describeSubmission({
    ...{ partition: 'short', account: 'genetics', time: '04:00:00', cpus: 4, memory: 2 ** 30, pilots: 3 },
    ...{ setup: ['module load node'], args: ['--comment=it\'s "mine" $HOME'], logs: '/logs/50%' },
  });
  expect({ pilots, slots }).toEqual({ pilots: 3, slots: 4 });
  expect(script).toBe('#!/bin/sh\nmodule load node\nexec "$@"\n');
  expect(command.slice(0, -2)).toEqual([
    ...['sbatch', '--parsable', '--requeue', '--array=1-3', '--job-name=snpress-RUN'],
    ...['--chdir=/STORE/temp/FOLDER', '--output=/logs/50%%/snpress-RUN.%a.log', '--open-mode=append'],
    ...['--ntasks=1', '--cpus-per-task=4', '--partition=short', '--account=genetics', '--time=04:00:00'],
    ...['--mem=1024M', '--comment=it\'s "mine" $HOME', '/STORE/temp/FOLDER/pilot.sh', 'node'],
    expect.stringMatching(/pilot-main\.js$/),
  ]);
});

test('a number of stages at one time is that of pilots times that of their cores', () => {
  expect(describeSubmission({ cpus: 4, pilots: 3 }, 9).pilots).toBe(3);
  expect(describeSubmission({ cpus: 4, pilots: 3 }, 8).pilots).toBe(2);
});
