import type { CommandModule } from 'yargs';
import { auditCommand } from './audit.js';
import { compareCommand } from './compare.js';
import { dataCommand } from './data.js';
import { doctorCommand } from './doctor.js';
import { planCommand } from './plan.js';
import { runCommand } from './run.js';
import { schemaCommand } from './schema.js';

/** Every command, in the order of the help. */
export const commands = [
  runCommand,
  planCommand,
  compareCommand,
  auditCommand,
  dataCommand,
  schemaCommand,
  doctorCommand,
] as CommandModule[];
