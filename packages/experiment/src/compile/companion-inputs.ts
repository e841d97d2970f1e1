import { companionFiles } from '@snpress/formats/markers/companion-files';
import type { InputReference } from '@snpress/pipeline';
import path from 'node:path';

/** The other files that belong to a file, as inputs of a stage: `genotypes.cross.bim` of `cross.bed`. */
export function companionInputs(name: string, file: string): Readonly<Record<string, InputReference>> {
  const inputs: Record<string, InputReference> = {};
  for (const companion of companionFiles(file)) {
    const relative = path.relative(path.dirname(file), companion);
    const plain = `${name}.${relative.replace(/[^A-Za-z0-9._-]+/g, '_')}`;
    let free = plain;
    for (let place = 2; free in inputs; place++) free = `${plain}.${place}`;
    inputs[free] = { file: companion };
  }
  return inputs;
}
