import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copies } from './copies.js';
import { versionOf } from './version-of.js';

/** One stage at a time. Outputs go to its cache by MD5; in a no-op run files of unchanged time and size are not read again. */
export function dvc(program) {
  return {
    name: 'dvc',
    version: () => versionOf(program, ['--version']),
    prepare(folder, stages) {
      execFileSync(program, ['init', '--no-scm', '--quiet'], { cwd: folder });
      execFileSync(program, ['config', 'core.analytics', 'false'], { cwd: folder });
      execFileSync(program, ['config', 'core.check_update', 'false'], { cwd: folder });
      const entries = copies(stages).map(({ name, from }) => {
        const source = `${from === null ? 'source' : from}.txt`;
        return [name, { cmd: `cp ${source} ${name}.txt`, deps: [source], outs: [`${name}.txt`] }];
      });
      // JSON is YAML.
      writeFileSync(join(folder, 'dvc.yaml'), JSON.stringify({ stages: Object.fromEntries(entries) }));
    },
    command: () => [program, ['repro', '--quiet']],
  };
}
