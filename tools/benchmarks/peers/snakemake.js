import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copies } from './copies.js';
import { versionOf } from './version-of.js';

/** Two jobs at a time. It compares times, parameters and code; outputs are neither hashed nor looked into. */
export const snakemake = {
  name: 'snakemake',
  version: () => versionOf('snakemake', ['--version']),
  /** One rule per stage, as a generated graph has it. */
  prepare(folder, stages) {
    const rules = copies(stages).map(
      ({ name, from }) =>
        `rule ${name}:\n    input: "${from === null ? 'source' : from}.txt"\n    output: "${name}.txt"\n` +
        '    shell: "cp {input} {output}"\n',
    );
    const all = copies(stages).map(({ name }) => `"${name}.txt"`);
    writeFileSync(
      join(folder, 'Snakefile'),
      [`rule all:\n    input: ${all.join(', ')}\n`, ...rules].join('\n'),
    );
  },
  command: () => ['snakemake', ['--quiet', 'all', '--cores', '2']],
};
