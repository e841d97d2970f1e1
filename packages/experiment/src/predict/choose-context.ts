import { artifactOfContext, contextsOfArtifact } from '@snpress/models/artifact/artifact-of-context';
import type { ModelArtifact } from '@snpress/models';
import { RequestError } from '../request-error.js';
import { suggest } from '../spec/suggest.js';

/**
 * A model of the context that is asked for: the model itself where it has none.
 * @throws RequestError where a model has several contexts and none, or another one, is asked for, or has none and one is
 */
export function chooseContext(artifact: ModelArtifact, context: string | undefined): ModelArtifact {
  const known = contextsOfArtifact(artifact);
  const key = 'context';
  if (known.length === 0) {
    if (context === undefined) return artifact;
    throw new RequestError({
      key,
      message: `${artifact.name} was trained on expression of one context, and has none called "${context}"`,
      hint: 'leave it out',
    });
  }
  if (context !== undefined && known.includes(context)) return artifactOfContext(artifact, context);
  throw new RequestError({
    key,
    message:
      context === undefined
        ? `${artifact.name} predicts several contexts: ${known.join(', ')}`
        : `${artifact.name} has no context "${context}"`,
    hint: context === undefined ? 'say which with `context`' : suggest(context, known),
  });
}
