import { cancelOnSignals } from '../terminal/cancel-on-signals.js';
import { print, warn } from '../terminal/print.js';
import type { View } from '../view/view.js';
import { defineCommand } from './define-command.js';
import { executorOptions } from './executor-options.js';
import { memoryOption } from './memory-option.js';
import { path } from './option-kinds.js';
import { selectionOptions } from './selection-options.js';
import { remoteOption, specOptions } from './spec-options.js';

/** `snpress run SPEC` */
export const runCommand = defineCommand({
  command: 'run <spec>',
  describe: 'Run an experiment: train, choose, evaluate, report; only what changed is computed',
  builder: (yargs) =>
    memoryOption(executorOptions(selectionOptions(remoteOption(specOptions(yargs)))))
      .option('keep-going', {
        alias: 'k',
        type: 'boolean',
        default: false,
        describe: 'After a failure, go on with every stage that does not depend on it',
      })
      .option('out', { ...path, default: 'runs', describe: 'Folder for the results: OUT/<name>/<run>' })
      .option('log-format', {
        choices: ['auto', 'plain', 'json'] as const,
        default: 'auto' as const,
        describe: 'How progress is shown: a live list on a terminal, plain lines in a pipe, or NDJSON events',
      })
      .example('$0 run experiments/quickstart.yaml', 'a simulated cross, in under a minute')
      .example(
        '$0 run my.yaml --set seed=7 --set "models.lasso.grid.alpha=[0.1, 0.7]"',
        'change the spec from here',
      )
      .example('$0 run my.yaml --only "*/refit/lasso"', 'fit one model and nothing else')
      .example('$0 run my.yaml --executor slurm --profile lab', 'on a cluster')
      .example('$0 run my.yaml --jobs 8 --log-format json', 'for programs'),
  handler: async (args) => {
    const { runExperiment } = await import('@snpress/experiment/run/run-experiment');
    const { describeFailure, describeRun } = await import('../view/describe-run.js');
    const { openView } = await import('../view/open-view.js');
    const { terminalWidth } = await import('../view/terminal-width.js');
    const isJson = args.logFormat === 'json';
    const cancel = cancelOnSignals();
    let view: View | undefined;
    try {
      const finished = await runExperiment({
        ...args,
        signal: cancel.signal,
        onStart: async (run) => {
          view = await openView(args.logFormat, run);
        },
        onEvent: (event) => view?.onEvent(event),
      }).finally(() => {
        cancel.forget();
        view?.close();
      });
      const { published } = finished;
      if (!isJson) {
        print(describeRun(finished, terminalWidth()));
        warn(published?.warnings ?? []);
      } else if (published !== undefined) {
        const { folder: directory, report, models, warnings } = published;
        tellEvent('run-published', { directory, report, models, warnings });
      }
    } catch (error) {
      const failure = describeFailure(error, args.keepGoing);
      if (isJson) tellEvent('run-failed', { message: failure.message });
      throw failure;
    }
  },
});

/** An event of the command line, among those of the engine. */
function tellEvent(type: string, event: object): void {
  print(JSON.stringify({ type, time: new Date().toISOString(), ...event }));
}
