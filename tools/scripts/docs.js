import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './ensure-installed.js';

/** Writes what is generated: the JSON Schema of the spec for editors, the references of the spec and of the command line. */
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

const reference = path.join(root, 'apps/runner/dist/reference/command-reference.js');
const { commandReference } = await import(pathToFileURL(reference).href);
writeFileSync(path.join(root, 'docs/reference/commands.md'), await commandReference());
