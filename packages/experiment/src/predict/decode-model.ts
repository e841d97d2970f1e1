import { decodeBundle } from '@snpress/data/bundle/decode-bundle';
import { DataError } from '@snpress/data/errors/data-error';
import { loadArtifact } from '@snpress/models/artifact/load-artifact';
import { ModelError } from '@snpress/models/contract/model-error';
import type { ModelArtifact } from '@snpress/models';

/**
 * A model out of the bytes of its file, in a browser too.
 * @param file - what messages call it
 * @throws DataError where the bytes are something else, or damaged
 */
export async function decodeModel(bytes: Uint8Array, file: string): Promise<ModelArtifact> {
  try {
    return loadArtifact(await decodeBundle(bytes, file));
  } catch (error) {
    if (error instanceof DataError && error.problems.some(({ code }) => noModel.includes(code))) {
      throw new DataError(
        {
          code: 'not-a-model',
          file,
          message: 'This is not a model',
          hint: 'Give a file of the folder models of a run',
        },
        { cause: error },
      );
    }
    if (!(error instanceof ModelError)) throw error;
    throw new DataError(
      error.problems.map(({ code, message, hint }) => ({
        code,
        file,
        message: sentence(message),
        ...(hint !== undefined && { hint: sentence(hint) }),
      })),
      { cause: error },
    );
  }
}

/** What a file is that is no model. */
const noModel: readonly (string | undefined)[] = ['not-an-arrow-file', 'not-a-bundle'];

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
