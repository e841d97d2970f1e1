import type { CommandModule } from 'yargs';

interface DoctorArguments {
  readonly json: boolean;
}

/** `snpress doctor` */
export const doctorCommand: CommandModule<object, DoctorArguments> = {
  command: 'doctor',
  describe: 'Say what this machine offers: Node, cores, memory, numeric backend',
  builder: (yargs) => yargs.option('json', { type: 'boolean', default: false, describe: 'As JSON' }),
  handler: async ({ json }) => {
    const { examineMachine } = await import('../doctor/examine-machine.js');
    const findings = await examineMachine();
    if (json)
      process.stdout.write(
        `${JSON.stringify(Object.fromEntries(findings.map(({ what, found }) => [what, found])), null, 2)}\n`,
      );
    else {
      const width = Math.max(...findings.map(({ what }) => what.length));
      for (const { what, found } of findings) process.stdout.write(`${what.padEnd(width)}  ${found}\n`);
    }
  },
};
