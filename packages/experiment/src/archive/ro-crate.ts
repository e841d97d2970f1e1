import path from 'node:path/posix';
import type { Manifest } from '../run/manifest.js';

/** A file of a run. */
export interface CrateFile {
  /** Relative to the folder of the run, with `/`. */
  readonly path: string;
  /** SHA-256, hexadecimal. */
  readonly digest: string;
  readonly bytes: number;
}

interface Entity {
  readonly '@id': string;
  readonly '@type': string | readonly string[];
  readonly [property: string]: unknown;
}

const repository = 'https://github.com/snpress/snpress';

/** What a run conforms to: https://www.researchobject.org/workflow-run-crate/profiles/workflow_run_crate */
const profiles = [
  { id: 'https://w3id.org/ro/wfrun/process/0.5', name: 'Process Run Crate', version: '0.5' },
  { id: 'https://w3id.org/ro/wfrun/workflow/0.5', name: 'Workflow Run Crate', version: '0.5' },
  { id: 'https://w3id.org/workflowhub/workflow-ro-crate/1.0', name: 'Workflow RO-Crate', version: '1.0' },
];

const formats: Readonly<Record<string, string>> = {
  '.arrow': 'application/vnd.apache.arrow.file',
  '.csv': 'text/csv',
  '.html': 'text/html',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.tsv': 'text/tab-separated-values',
  '.yaml': 'application/yaml',
};

const meanings: Readonly<Record<string, string>> = {
  'manifest.json': 'Machine, versions, keys and times of every stage',
  'metrics.json': 'The numbers of the run',
  'report/index.html': 'The report',
};

const ref = (id: string): { readonly '@id': string } => ({ '@id': id });

/** A path within the crate, as an address. */
const idOf = (file: string): string => file.split('/').map(encodeURIComponent).join('/');

/**
 * The metadata of a run as a Workflow Run RO-Crate: the spec is the workflow, the run an action on its inputs, which are named by
 * their digests (`ni:` of RFC 6920) and are not part of the crate.
 * @param files those of the run, without the metadata
 * @param license an address, or a short text
 * @returns the content of `ro-crate-metadata.json`
 */
export function roCrate(manifest: Manifest, files: readonly CrateFile[], license: string): object {
  const { experiment, startedAt, seconds, versions } = manifest;
  const began = Date.parse(startedAt);
  const inputs = manifest.inputs.map(inputOf);
  const settings = manifest.set.map((text, index) => settingOf(text, index));
  const software = Object.entries(versions).map(([name, version]) => softwareOf(name, version));
  const outputs = files.filter((file) => file.path !== 'spec.yaml');
  const run = `#run-${began}`;
  return {
    '@context': [
      'https://w3id.org/ro/crate/1.1/context',
      { sha256: 'https://w3id.org/ro/terms/workflow-run#sha256' },
    ],
    '@graph': [
      {
        '@id': 'ro-crate-metadata.json',
        '@type': 'CreativeWork',
        about: ref('./'),
        conformsTo: [ref('https://w3id.org/ro/crate/1.1'), ref(profiles[2]!.id)],
      },
      {
        '@id': './',
        '@type': 'Dataset',
        name: `Run of ${experiment}`,
        description: `What snpress computed of the experiment ${experiment}: metrics, tables, figures, report and models`,
        datePublished: timeOf(began + 1000 * seconds),
        license: /^https?:/.test(license) ? ref(license) : license,
        conformsTo: profiles.map(({ id }) => ref(id)),
        hasPart: [
          ...files.map((file) => ref(idOf(file.path))),
          ...inputs.map(({ file }) => ref(file['@id'])),
        ],
        mainEntity: ref('spec.yaml'),
        mentions: ref(run),
      },
      ...profiles.map(({ id, ...profile }): Entity => ({ '@id': id, '@type': 'CreativeWork', ...profile })),
      ...(/^https?:/.test(license) ? [{ '@id': license, '@type': 'CreativeWork', name: license }] : []),
      workflowOf(manifest, files),
      {
        '@id': '#spec-language',
        '@type': 'ComputerLanguage',
        name: 'snpress experiment file',
        url: `${repository}/blob/main/docs/reference/spec.md`,
      },
      ...software,
      ...inputs.flatMap(({ parameter, file }) => [parameter, file]),
      ...settings,
      ...outputs.map(fileOf),
      {
        '@id': run,
        '@type': 'CreateAction',
        name: `snpress run ${manifest.spec ?? 'spec.yaml'}`,
        description: `${manifest.stages.length} stages, of which ${manifest.stages.filter(({ action }) => action === 'run').length} were computed and the others reused: manifest.json`,
        startTime: timeOf(began),
        endTime: timeOf(began + 1000 * seconds),
        actionStatus: 'http://schema.org/CompletedActionStatus',
        instrument: ref('spec.yaml'),
        object: [...inputs.map(({ file }) => file), ...settings].map((entity) => ref(entity['@id'])),
        result: outputs.map((file) => ref(idOf(file.path))),
      },
    ],
  };
}

function workflowOf(manifest: Manifest, files: readonly CrateFile[]): Entity {
  const spec = files.find((file) => file.path === 'spec.yaml')!;
  return {
    ...fileOf(spec),
    '@type': ['File', 'SoftwareSourceCode', 'ComputationalWorkflow'],
    name: manifest.experiment,
    version: spec.digest.slice(0, 12),
    conformsTo: ref('https://bioschemas.org/profiles/ComputationalWorkflow/1.0-RELEASE'),
    url: repository,
    programmingLanguage: ref('#spec-language'),
    softwareRequirements: Object.entries(manifest.versions).map(([name, version]) =>
      ref(softwareId(name, version)),
    ),
    input: manifest.inputs.map(({ name }) => ref(parameterId(name))),
  };
}

function fileOf({ path: file, digest, bytes }: CrateFile): Entity {
  return {
    '@id': idOf(file),
    '@type': 'File',
    name: file,
    ...(meanings[file] !== undefined && { description: meanings[file] }),
    encodingFormat: formatOf(file),
    contentSize: String(bytes),
    sha256: digest,
  };
}

function inputOf({ name, path: file, digest }: Manifest['inputs'][number]): {
  readonly parameter: Entity;
  readonly file: Entity;
} {
  const id = `ni:///sha-256;${Buffer.from(digest, 'hex').toString('base64url')}`;
  return {
    parameter: {
      '@id': parameterId(name),
      '@type': 'FormalParameter',
      additionalType: 'File',
      name,
      conformsTo: ref('https://bioschemas.org/profiles/FormalParameter/1.0-RELEASE'),
      workExample: ref(id),
    },
    file: {
      '@id': id,
      '@type': 'File',
      name,
      alternateName: file,
      encodingFormat: formatOf(file),
      sha256: digest,
      exampleOfWork: ref(parameterId(name)),
    },
  };
}

/** `--set models.lasso.grid.alpha=[0.1]`. */
function settingOf(text: string, index: number): Entity {
  const [name = '', ...value] = text.split('=');
  return { '@id': `#set-${index}`, '@type': 'PropertyValue', name, value: value.join('=') };
}

function softwareOf(name: string, version: string): Entity {
  const id = softwareId(name, version);
  return { '@id': id, '@type': 'SoftwareApplication', name, softwareVersion: version, url: id };
}

const formatOf = (file: string): string => formats[path.extname(file)] ?? 'application/octet-stream';

/** As `toISOString`, with the zone as numbers. */
const timeOf = (milliseconds: number): string => new Date(milliseconds).toISOString().replace('Z', '+00:00');

const parameterId = (name: string): string => `#input-${encodeURIComponent(name)}`;
const softwareId = (name: string, version: string): string =>
  name === 'node'
    ? `https://nodejs.org/dist/${version}/`
    : `https://www.npmjs.com/package/${name}/v/${version}`;
