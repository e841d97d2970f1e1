import { setImmediate } from 'node:timers/promises';
import yargs, { type Argv } from 'yargs';
import { commands } from './commands/commands.js';
import { completer, completionQuestion } from './commands/completion.js';
import { refuseRepeats } from './completion/refuse-repeats.js';
import { describeFailure } from './describe-failure.js';
import { writtenArguments } from './terminal/written-arguments.js';
import { outliveReaders } from './terminal/outlive-readers.js';
import { RequestError } from '@snpress/experiment/request-error';
import { version } from '@snpress/experiment/version';

/**
 * The command line. Results go to stdout, everything else to stderr.
 * @returns the exit code: 0 done, 1 the run failed, 2 the command line, the spec or the data cannot be used
 */
export async function main(words: readonly string[]): Promise<number> {
  const debug = words.includes('--debug');
  const readers = outliveReaders();
  const fail = (error: unknown): number => {
    const failure = describeFailure(error, debug);
    process.stderr.write(`${failure.text}\n`);
    return failure.exitCode;
  };
  try {
    // What a shell asks to have completed is not finished yet.
    const isAsked = words.includes(completionQuestion);
    const args = isAsked ? words : writtenArguments(words);
    const known = (): Argv => yargs([]).command(commands);
    if (!isAsked) await refuseRepeats(args, known);
    const parser = yargs([...args])
      .scriptName('snpress')
      .usage('$0 <command>\n\nPredict gene expression from SNP genotypes.')
      .option('debug', { type: 'boolean', default: false, describe: 'Show stack traces', global: true })
      .command(commands)
      .demandCommand(1, 'say what to do')
      .recommendCommands()
      .strict()
      .version(version)
      .help()
      .completion(
        'completion',
        'Print a completion script for your shell: bash, zsh or fish',
        await completer(args, known),
      )
      .wrap(Math.min(110, process.stdout.columns || 110))
      .epilogue(
        'Exit codes: 0 done, 1 the run failed, 2 the command line, the spec or the data cannot be used.',
      )
      .exitProcess(false)
      .fail((message: string | null, error: Error | null | undefined) => {
        if (error && error.name !== 'YError') throw error;
        throw new RequestError(inWords(error?.message ?? message ?? 'it cannot be used', args));
      });
    await parser.parseAsync();
    // What a write to stdout failed with is told in a later turn.
    await setImmediate();
    if (readers.failure !== undefined)
      return fail(new Error(`what was to be printed is lost (${readers.failure.message}); all else is done`));
    return process.exitCode === undefined ? 0 : Number(process.exitCode);
  } catch (error) {
    return fail(error);
  }
}

/** What yargs says of a command line, with the word it is about and what to do. */
function inWords(message: string, args: readonly string[]): string {
  const about = message.startsWith('Did you mean') ? `unknown command "${args[0] ?? ''}". ` : '';
  return `${about}${message}${message.endsWith('?') ? '' : '; "snpress --help" lists commands and options'}`;
}
