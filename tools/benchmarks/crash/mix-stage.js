import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** Two files that depend on every byte of the inputs, of the parameters and of the seed. */
export default async function mix({ parameters, seed, inputs, outputs }) {
  await setTimeout(parameters.milliseconds);
  const hash = createHash('sha256').update(`${seed} ${parameters.bytes}`);
  for (const name of Object.keys(inputs).sort()) hash.update(readFileSync(inputs[name]));
  const text = hash.digest('hex');
  writeFileSync(outputs.short, text);
  writeFileSync(outputs.long, text.repeat(Math.ceil(parameters.bytes / text.length)));
}
