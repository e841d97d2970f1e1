import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './ensure-installed.js';

/** Writes what is generated from the spec's schema: the JSON Schema for editors and the reference. */
const schema = (format) =>
  execFileSync(
    process.execPath,
    [path.join(root, 'apps/runner/bin/snpress.js'), 'schema', '--format', format],
    {
      encoding: 'utf8',
    },
  );
const folder = path.join(root, 'apps/runner/schema');
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'experiment.schema.json'), schema('json'));
writeFileSync(path.join(root, 'docs/reference/spec.md'), schema('markdown'));
