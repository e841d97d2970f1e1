import { print, printJson } from '../terminal/print.js';
import { defineCommand } from './define-command.js';
import { jsonOption } from './json-option.js';

/** `snpress doctor` */
export const doctorCommand = defineCommand({
  command: 'doctor',
  describe: 'Say what this machine offers: Node, cores, memory, numeric backend',
  builder: jsonOption,
  handler: async ({ json }) => {
    const { examineMachine } = await import('../doctor/examine-machine.js');
    const { labelledLines } = await import('../view/labelled-lines.js');
    const findings = (await examineMachine()).map(({ what, found }) => [what, found] as const);
    if (json) printJson(Object.fromEntries(findings));
    else print(labelledLines(findings));
  },
});
