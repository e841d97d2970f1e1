import { associateCommand } from './associate.js';
import { auditCommand } from './audit.js';
import { cacheCommand } from './cache.js';
import { compareCommand } from './compare.js';
import { dataCommand } from './data.js';
import { doctorCommand } from './doctor.js';
import { exportCommand } from './export.js';
import { graphCommand } from './graph.js';
import { importCommand } from './import.js';
import { initCommand } from './init.js';
import { modelCommand } from './model.js';
import { planCommand } from './plan.js';
import { predictCommand } from './predict.js';
import { runCommand } from './run.js';
import { runsCommand } from './runs.js';
import { schemaCommand } from './schema.js';
import { verifyCommand } from './verify.js';
import { viewCommand } from './view.js';

/** Every command, in the order of the help. */
export const commands = [
  initCommand,
  runCommand,
  planCommand,
  graphCommand,
  verifyCommand,
  runsCommand,
  compareCommand,
  viewCommand,
  predictCommand,
  associateCommand,
  exportCommand,
  importCommand,
  modelCommand,
  auditCommand,
  dataCommand,
  cacheCommand,
  schemaCommand,
  doctorCommand,
];
