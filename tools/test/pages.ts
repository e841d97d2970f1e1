import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { publishedPackages, root } from './workspace.js';

/** Every page of documentation that is committed: of the repository, of its packages and of `docs`. */
export const pages = [
  path.join(root, 'README.md'),
  path.join(root, 'CONTRIBUTING.md'),
  path.join(root, 'SECURITY.md'),
  path.join(root, 'experiments/README.md'),
  ...publishedPackages.map(({ folder }) => path.join(folder, 'README.md')),
  ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !file.startsWith(path.join('reference', 'api')))
    .map((file) => path.join(root, 'docs', file)),
]
  .filter((file) => existsSync(file))
  .map((file) => ({ file, name: path.relative(root, file), text: readFileSync(file, 'utf8') }));
