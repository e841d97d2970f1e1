import { writeFile } from 'node:fs/promises';

/** Writes its number. */
export default ({ parameters, outputs }) => writeFile(outputs.value, `stage ${parameters.number}`);
