import type { CommandModule } from 'yargs';
import { dataCommand } from './data.js';
import { doctorCommand } from './doctor.js';
import { planCommand } from './plan.js';
import { runCommand } from './run.js';
import { schemaCommand } from './schema.js';

/** Every command, in the order of the help. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each command has options of its own
export const commands: readonly CommandModule<any, any>[] = [
  runCommand,
  planCommand,
  dataCommand,
  schemaCommand,
  doctorCommand,
];
