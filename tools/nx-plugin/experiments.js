import { experimentProject } from './experiment-project.js';

export const name = 'snpress-experiments';

/**
 * Makes every `experiments/<name>.yaml` a project `experiment-<name>`. The project's root is the spec file itself: the specs share
 * one folder, and an edit of one must not affect its neighbours.
 *
 * @type {readonly [string, (files: readonly string[], options: unknown, context: { workspaceRoot: string }) =>
 *   Promise<[string, { projects: Record<string, import('./experiment-project.js').ExperimentProject> }][]>]}
 */
export const createNodes = [
  'experiments/*.yaml',
  (files, _options, { workspaceRoot }) =>
    Promise.resolve(
      files.map((file) => [file, { projects: { [file]: experimentProject(file, workspaceRoot) } }]),
    ),
];
