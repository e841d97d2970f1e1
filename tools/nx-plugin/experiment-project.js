import path from 'node:path';
import { filesNamedBy } from './files-named-by.js';

/**
 * @typedef {object} ExperimentTarget
 * @property {string} command
 * @property {boolean} cache
 * @property {boolean} parallelism
 * @property {string[]} inputs
 * @property {{ projects: string[], target: string }[]} dependsOn
 * @property {{ description: string }} metadata
 *
 * @typedef {object} ExperimentProject
 * @property {string} name
 * @property {'application'} projectType
 * @property {string[]} tags
 * @property {string[]} implicitDependencies
 * @property {Record<'plan' | 'run', ExperimentTarget>} targets
 */

/**
 * The Nx project of a spec. Nothing is cached by Nx: the engine decides what is stale. The inputs only say which edits
 * affect the project: those of the spec and of the files in the workspace that it names.
 *
 * @param {string} file the spec, relative to the workspace's root
 * @param {string} workspaceRoot absolute path
 * @returns {ExperimentProject}
 */
export function experimentProject(file, workspaceRoot) {
  const inputs = [file, ...filesNamedBy(file, workspaceRoot)].map((input) => `{workspaceRoot}/${input}`);
  /** @type {(command: 'plan' | 'run', description: string) => ExperimentTarget} */
  const target = (command, description) => ({
    command: `node apps/runner/bin/snpress.js ${command} "${file}"`,
    cache: false,
    // A run uses every core: two at once only slow each other down.
    parallelism: false,
    inputs,
    dependsOn: [{ projects: ['runner'], target: 'build' }],
    metadata: { description },
  });
  return {
    name: `experiment-${path.basename(file, '.yaml')}`,
    projectType: 'application',
    tags: ['experiment'],
    implicitDependencies: ['runner'],
    targets: {
      plan: target('plan', 'Which stages a run would compute, and why'),
      run: target('run', 'Computes what is stale; writes the report'),
    },
  };
}
