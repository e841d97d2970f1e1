import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Copies its input by a process of `cp`, as the rules of the other programs do. */
export default ({ inputs, outputs }) => promisify(execFile)('cp', [inputs.source, outputs.copy]);
