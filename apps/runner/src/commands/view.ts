import { tell } from '../terminal/print.js';
import { defineCommand } from './define-command.js';

/** `snpress view [DIR]` */
export const viewCommand = defineCommand({
  command: 'view [dir]',
  describe: 'Show all runs of a folder in a browser of this machine, and the ones in progress while they go',
  builder: (yargs) =>
    yargs
      .positional('dir', {
        type: 'string',
        normalize: true,
        default: 'runs',
        describe: 'Folder with the runs',
      })
      .option('port', {
        type: 'number',
        describe: 'Where it listens, on this machine alone; a free one by default',
      })
      .example('$0 view', 'the runs of the folder runs')
      .example('$0 view results --port 8765', ''),
  handler: async ({ dir, port }) => {
    const { requireWhole } = await import('@snpress/experiment/check-number');
    const { viewRuns } = await import('@snpress/experiment/view/view-runs');
    const { cancelOnSignals } = await import('../terminal/cancel-on-signals.js');
    requireWhole('port', port, 0);
    const cancel = cancelOnSignals();
    const view = await viewRuns({ in: dir, port });
    tell(`The runs of ${dir}: ${view.address}\nIt reads and never writes; Ctrl-C ends it.`);
    await new Promise((resolve) => {
      cancel.signal.addEventListener('abort', resolve);
    });
    await view.close();
    cancel.forget();
  },
});
