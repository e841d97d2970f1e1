import type { Digest } from '../key/digest.js';
import { keyOf, preimageOf } from '../stage/preimage.js';
import type { Stage } from '../stage/stage.js';
import type { SealedStage } from './run-stage.js';
import type { StageCode } from './stage-code.js';
import type { FileVersion, UserFiles } from './user-files.js';

/**
 * Computes the key of a stage from all that its result depends on.
 *
 * @param outputDigest the digest of an output of another stage
 * @throws when a file of the user's cannot be read.
 */
export async function sealStage(
  stage: Stage,
  code: StageCode,
  userFiles: UserFiles,
  outputDigest: (stage: string, output: string) => Digest,
): Promise<SealedStage> {
  const inputs: { [name: string]: Digest } = {};
  const files = new Map<string, FileVersion>();
  for (const [name, source] of Object.entries(stage.inputs))
    if ('file' in source) {
      const version = await userFiles.version(source.file);
      files.set(name, version);
      inputs[name] = version.digest;
    } else inputs[name] = outputDigest(source.stage, source.output);
  const preimage = preimageOf(stage, code.fingerprint.parts, inputs);
  return { stage, key: keyOf(preimage), preimage, code, files };
}
