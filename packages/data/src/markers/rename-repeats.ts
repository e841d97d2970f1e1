import { someOf } from '../errors/some-of.js';
import { createIdRegister } from '../matrix/id-register.js';
import type { MarkerStream } from './marker-stream.js';

/**
 * The same stream with marker ids that are unique: the second `rs1` becomes `rs1#2`. Its warnings end with one that
 * names `path` and says how many ids were changed. It keeps all ids in memory, but no values.
 */
export function renameRepeats(stream: MarkerStream, path: string): MarkerStream {
  const register = createIdRegister();
  async function* blocks(): MarkerStream['blocks'] & AsyncGenerator {
    for await (const block of stream.blocks) {
      yield { ...block, names: block.features, features: block.features.map((id) => register.take(id)) };
    }
  }
  return {
    ...stream,
    blocks: blocks(),
    get warnings() {
      const { renamed, renamedCount } = register;
      if (renamedCount === 0) return stream.warnings;
      const warning = `${path}: ${renamedCount} feature ids repeat earlier ones and were renamed (${someOf(renamed)}).`;
      return [...stream.warnings, warning];
    },
  };
}
