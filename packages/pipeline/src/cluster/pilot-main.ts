import { runPilot } from './pilot.js';
import { pilotName } from './pilot-files.js';

/** A pilot job: `node pilot-main.js FOLDER JOB`, as one task of an array job. */
const [folder, job] = process.argv.slice(2) as [string, string];
const reason = await runPilot(folder, pilotName(job, process.env.SLURM_ARRAY_TASK_ID ?? '1'));
process.stdout.write(`The pilot leaves: ${reason}.\n`);
// Worker threads of dropped stages and timers are of no more use.
process.exit(0);
