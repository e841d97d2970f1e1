import { print, printJson, tell, warn } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { inOption } from './in-option.js';
import { jsonOption } from './json-option.js';
import { runsExportCommand } from './runs-export.js';

/** `snpress runs [EXPERIMENT]` */
export const runsCommand = defineCommand({
  command: 'runs [experiment]',
  describe: 'List finished runs, newest first, with their headline numbers',
  builder: (yargs) =>
    jsonOption(
      inOption(yargs.positional('experiment', { type: 'string', describe: 'Only runs of this experiment' })),
    )
      .command([runsExportCommand])
      .example('$0 runs', 'of all experiments')
      .example('$0 runs xie2017 --json', 'for programs'),
  handler: async ({ experiment, in: parent, json }) => {
    const { listRuns } = await import('@snpress/experiment/ledger/list-runs');
    const { RequestError } = await import('@snpress/experiment/request-error');
    const { describeRuns } = await import('../view/describe-runs.js');
    const { terminalWidth } = await import('../view/terminal-width.js');
    const { runs, damaged } = listRuns(parent, experiment);
    if (json) {
      printJson({ runs, damaged });
      return;
    }
    warn(damaged.map(({ folder, what }) => `${folder} ${what}; it is left out`));
    if (runs.length > 0) print(describeRuns(runs, terminalWidth()));
    if (runs.length + damaged.length > 0) return;
    const others = new Set(listRuns(parent).runs.map((run) => run.experiment));
    if (experiment !== undefined && others.size > 0)
      throw new RequestError(`${parent} has no runs of "${experiment}", but of ${[...others].join(', ')}`);
    tell(`There are no runs in ${parent}: "snpress run SPEC" makes one, --in says where runs are.`);
  },
});
