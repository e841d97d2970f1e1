import { fingerprintModule, type Fingerprint } from '../fingerprint/fingerprint-module.js';
import { canonicalJson } from '../key/canonical-json.js';
import { digestOf, type Digest } from '../key/digest.js';

/** What the code of a stage is on this machine, and a digest of it all. */
export async function moduleCode(
  module: string,
): Promise<{ readonly parts: Fingerprint['parts']; readonly digest: Digest }> {
  const { parts } = await fingerprintModule(new URL(module));
  return { parts, digest: digestOf(canonicalJson(parts)) };
}

/** The parts of the code that are not the same in two places, in words. */
export function differentParts(here: Fingerprint['parts'], there: Fingerprint['parts']): readonly string[] {
  const names = new Set([...Object.keys(here), ...Object.keys(there)]);
  return [...names]
    .filter((name) => here[name] !== there[name])
    .map((name) => `${name} is ${version(here[name])} here and ${version(there[name])} there`);
}

function version(part: string | undefined): string {
  return part === undefined ? 'not there' : part.replace(/^([0-9a-f]{12})[0-9a-f]{52}$/, '$1');
}
