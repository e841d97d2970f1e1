import { cancelOnSignals } from '../terminal/cancel-on-signals.js';
import { print, printJson, tell } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { profileOption } from './executor-options.js';
import { jsonOption } from './json-option.js';
import { storeOption } from './store-option.js';

/** `snpress doctor` */
export const doctorCommand = defineCommand({
  command: 'doctor',
  describe:
    'Say what this machine offers (Node, cores, memory, numeric backend), or with --profile a cluster',
  builder: (yargs) =>
    jsonOption(storeOption(profileOption(yargs)))
      .example('$0 doctor', 'this machine')
      .example('$0 doctor --profile lab', 'submits one job that looks at Node, the store and the clock'),
  handler: async ({ json, profile, store }) => {
    const { labelledLines } = await import('../view/labelled-lines.js');
    const findings = (await (profile === undefined ? ofMachine() : ofCluster(profile, store))).map(
      ({ what, found }) => [what, found] as const,
    );
    if (json) printJson(Object.fromEntries(findings));
    else print(labelledLines(findings));
  },
});

async function ofMachine() {
  const { examineMachine } = await import('../doctor/examine-machine.js');
  return examineMachine();
}

async function ofCluster(profile: string, store: string) {
  const { checkProfile } = await import('@snpress/experiment/cluster/check-profile');
  const { describeCluster } = await import('../doctor/describe-cluster.js');
  const cancel = cancelOnSignals();
  tell('A job is submitted; it looks around when its turn has come (Ctrl-C takes it back).');
  const checked = await checkProfile({ profile, store, signal: cancel.signal }).finally(() => {
    cancel.forget();
  });
  return describeCluster(checked);
}
