import type { SlurmProfile } from '@snpress/pipeline';
import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { parseSize } from '../parse-size.js';
import { checkValue } from '../spec/check-value.js';
import { Problems } from '../spec/problem.js';
import { SpecError } from '../spec/spec-error.js';
import { readSpecSource } from '../spec/spec-source.js';

const name = z.string().min(1);
const count = z.int().min(1);

const profileSchema = z.strictObject({
  partition: name.optional(),
  account: name.optional(),
  time: z
    .union([z.string().regex(/^[\d:-]+$/, 'write it as sbatch has it, "04:00:00"'), count.transform(String)])
    .optional(),
  cpus: count.optional(),
  memory: z
    .string()
    .transform((text, context) => {
      const size = parseSize(text);
      if (size === undefined) context.addIssue(`"${text}" is no size; write it as 800MB or 4GB`);
      return size;
    })
    .optional(),
  pilots: count.optional(),
  idle: z.number().positive().optional(),
  setup: z.array(z.string()).optional(),
  args: z.array(name).optional(),
  logs: name.optional(),
});

/**
 * Reads how a cluster is used: the keys of a `SlurmProfile`, with `memory` as a size.
 *
 * @param profile path of a YAML file, or the name of one in `~/.config/snpress/profiles`; `logs` is relative to its folder
 * @throws SpecError with all that is wrong with it
 * @example
 * readProfile('lab'); // ~/.config/snpress/profiles/lab.yaml: { partition: 'short', time: '04:00:00', cpus: 8, memory: '16GB' }
 */
export function readProfile(profile: string): SlurmProfile {
  const file = profileFile(profile);
  const source = readSpecSource(file);
  const problems = new Problems();
  const parsed = checkValue(profileSchema, source.value, [], problems);
  if (parsed === undefined)
    throw new SpecError(
      `${file} is no profile of a cluster; nothing was run`,
      problems.all.map((problem) => source.show(problem)),
    );
  return {
    ...parsed,
    ...(parsed.logs !== undefined && { logs: path.resolve(path.dirname(file), parsed.logs) }),
  };
}

function profileFile(profile: string): string {
  if (/[/\\]|\.ya?ml$/.test(profile)) return profile;
  const config = process.env.XDG_CONFIG_HOME ?? path.join(homedir(), '.config');
  return path.join(config, 'snpress', 'profiles', `${profile}.yaml`);
}
