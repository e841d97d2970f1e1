import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { profileOf } from '../../src/cluster/executor-request.js';
import { readProfile } from '../../src/cluster/read-profile.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'snpress-profile-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

const write = (text: string, file = path.join(folder, 'lab.yaml')): string => {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
};

describe('a profile', () => {
  it('is a file, whose paths begin in its folder, or the name of one', () => {
    const text =
      'partition: short\ntime: 04:00:00\ncpus: 8\nmemory: 1.5GB\nsetup: [module load node]\nlogs: logs\n';
    const profile = {
      ...{ partition: 'short', time: '04:00:00', cpus: 8, memory: 1.5 * 2 ** 30 },
      setup: ['module load node'],
    };
    expect(readProfile(write(text))).toEqual({ ...profile, logs: path.join(folder, 'logs') });
    const profiles = path.join(folder, 'snpress', 'profiles');
    write(text, path.join(profiles, 'home.yaml'));
    vi.stubEnv('XDG_CONFIG_HOME', folder);
    expect(readProfile('home')).toEqual({ ...profile, logs: path.join(profiles, 'logs') });
  });

  it.each([
    ['partion: short', /lab\.yaml:1:1: unknown key "partion"[^]*did you mean/],
    ['cpus: 0', /lab\.yaml:1:7: 0 is out of range/],
    ['memory: much', /lab\.yaml:1:9: "much" is no size; write it as 800MB or 4GB/],
    ['time: soon', /lab\.yaml:1:7: write it as sbatch has it, "04:00:00"/],
    ['setup: module load node', /lab\.yaml:1:8: expected array/],
    ['- short', /expected object/],
  ])('that says %s is refused with the place', (text, words) => {
    expect(() => readProfile(write(text))).toThrow(words);
  });

  it('that is not there is told with the path that was looked for', () => {
    vi.stubEnv('XDG_CONFIG_HOME', folder);
    expect(() => readProfile('none')).toThrow(path.join(folder, 'snpress', 'profiles', 'none.yaml'));
  });

  it('goes with a cluster alone', () => {
    expect(() => profileOf({ profile: write('cpus: 2') })).toThrow('give `executor` slurm with it');
  });
});
