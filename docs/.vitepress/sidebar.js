import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pageOf, root, titleOf } from './pages.js';

const packages = [
  'data',
  'formats',
  'datasets',
  'preprocess',
  'models',
  'evaluate',
  'associate',
  'report',
  'pipeline',
  'experiment',
];

/** What is in the sidebar, in its order: files of the repository. */
const reference = {
  text: 'Reference',
  files: [
    ...inFolder('docs/reference', ['spec', 'commands', 'preprocessing', 'events']),
    'experiments/README.md',
  ],
};

const sections = [
  { text: 'Start', files: ['docs/start.md', 'docs/glossary.md'] },
  {
    text: 'Tutorials',
    files: inFolder('docs/tutorials', ['yeast', 'human-cis', 'published-predictions', 'new-samples']),
  },
  {
    text: 'How to',
    files: inFolder('docs/how-to', [
      'prepare-files',
      'datasets',
      'simulation',
      'contexts',
      'annotations',
      'reconciliation',
      'read-the-report',
      'view',
      'predict',
      'audit',
      'associate',
      'export',
      'archive',
      'large-genotypes',
      'cluster',
      'library',
    ]),
  },
  reference,
  {
    text: 'Explanation',
    files: inFolder('docs/explanation', [
      'statistics',
      'models',
      'deep-learning',
      'how-many-samples',
      'architecture',
      'benchmarks',
    ]),
  },
  {
    text: 'Contribute',
    files: [
      'CONTRIBUTING.md',
      ...inFolder('docs/contribute', ['add-a-model']),
      'SECURITY.md',
      'CHANGELOG.md',
    ],
  },
];

const references = [
  { text: 'Formats', files: inFolder('docs/reference/formats', ['README', 'converting']) },
  {
    text: 'Packages',
    files: [...packages.map((name) => `packages/${name}/README.md`), 'apps/runner/README.md'],
  },
  { text: 'API', files: packages.map((name) => `docs/reference/api/${name}.md`) },
];

/** Pages of a folder: first those that are named, then the others. */
function inFolder(folder, first) {
  const names = readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -3));
  return [...first, ...names.filter((name) => !first.includes(name))].map((name) => `${folder}/${name}.md`);
}

const groupOf = ({ text, files }) => ({
  text,
  items: files.map((file) => ({ text: titleOf(file), link: `/${pageOf(file)}` })),
});

/** The reference has a sidebar of its own, as it has many pages. */
export const sidebar = { '/': sections.map(groupOf), '/reference/': [reference, ...references].map(groupOf) };
