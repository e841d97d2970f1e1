import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** A stage that takes as many milliseconds as it is told. */
export default async function sleep({ parameters, outputs }) {
  await setTimeout(parameters.milliseconds);
  writeFileSync(outputs.done, `${parameters.name}\n`);
}
