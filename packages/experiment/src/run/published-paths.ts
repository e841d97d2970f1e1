import path from 'node:path';
import { mapTexts } from '../spec/variables-by-name.js';
import type { PreparedExperiment } from './prepare-experiment.js';

/** How a run tells of paths: as the folder of its spec sees them, so that what is published says nothing of the machine. */
export interface PublishedPaths {
  /** A path, or any other text as it is. */
  readonly text: (text: string) => string;
  /** A sentence that may name files of the spec, and those beside them. */
  readonly sentence: (sentence: string) => string;
}

/** @param folder - of the spec. */
export function publishedPaths(
  { byName, experiment }: Pick<PreparedExperiment, 'byName' | 'experiment'>,
  folder: string,
): PublishedPaths {
  const text = (given: string): string => {
    const named = byName(given);
    return path.isAbsolute(named) ? path.relative(folder, named).replaceAll(path.sep, '/') : named;
  };
  const folders = new Set<string>();
  mapTexts(experiment, (given) => {
    if (path.isAbsolute(given)) folders.add(path.dirname(given));
    return given;
  });
  const longestFirst = [...folders].sort((a, b) => b.length - a.length);
  return {
    text,
    sentence: (given) =>
      longestFirst.reduce(
        (told, from) => told.replaceAll(`${from}${path.sep}`, () => inFront(text(from))),
        byName(given),
      ),
  };
}

function inFront(folder: string): string {
  return folder === '' ? '' : `${folder}/`;
}
