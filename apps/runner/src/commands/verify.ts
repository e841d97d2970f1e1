import { cancelOnSignals } from '../terminal/cancel-on-signals.js';
import { print, printJson, tell } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { jobsOption } from './jobs-option.js';
import { jsonOption } from './json-option.js';
import { memoryOption } from './memory-option.js';
import { repeatable } from './option-kinds.js';
import { specOptions } from './spec-options.js';

/** `snpress verify SPEC` */
export const verifyCommand = defineCommand({
  command: 'verify <spec>',
  describe: 'Run finished stages again and compare every byte with what is kept; changes nothing',
  builder: (yargs) =>
    jsonOption(memoryOption(jobsOption(specOptions(yargs))))
      .option('only', {
        ...repeatable,
        default: [] as string[],
        describe: 'These stages (ids or globs); all that have a result when absent',
      })
      .option('repeat', { type: 'number', default: 1, describe: 'How often each stage is run' })
      .example('$0 verify experiments/quickstart.yaml', 'every stage once more')
      .example('$0 verify my.yaml --only "*/refit/mlp*" --repeat 3', 'the networks, three times'),
  handler: async (args) => {
    const { verifyExperiment } = await import('@snpress/experiment/run/verify-experiment');
    const { describeVerification, isWrong, verificationJson, wrongInWords } =
      await import('../view/describe-verification.js');
    const startedAt = Date.now();
    const cancel = cancelOnSignals();
    let done = 0;
    const verified = await verifyExperiment({
      ...args,
      signal: cancel.signal,
      onEvent(event) {
        if (event.type !== 'stage-verified') return;
        done++;
        if (isWrong(event) || done % 50 === 0) tell(`${done} stages: ${event.stage} ${event.outcome}`);
      },
    }).finally(() => {
      cancel.forget();
    });
    if (args.json) printJson(verificationJson(verified));
    else print(describeVerification(verified, args.repeat, (Date.now() - startedAt) / 1000));
    const wrong = verified.filter(isWrong);
    if (wrong.length > 0) throw new Error(wrongInWords(wrong.length));
  },
});
