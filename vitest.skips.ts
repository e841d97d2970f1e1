import type { Reporter, TestModule, Vitest } from 'vitest/node';

/**
 * Tells what was skipped; the name or the note of a test says why. With SNPRESS_STRICT=1 a skip fails the run, unless that reason
 * holds the word in SNPRESS_STRICT_EXCEPT.
 */
export class SkipReporter implements Reporter {
  #isWhole = true;

  onInit({ config }: Vitest): void {
    // With a pattern of names, all the other tests count as skipped.
    this.#isWhole = config.testNamePattern === undefined;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (!this.#isWhole) return;
    const { SNPRESS_STRICT: strict, SNPRESS_STRICT_EXCEPT: exception = '' } = process.env;
    const skips = modules.flatMap((module) =>
      [...module.children.allTests('skipped')].map((test) => {
        const result = test.result();
        const note = result.state === 'skipped' ? result.note : undefined;
        return `${module.relativeModuleId} > ${test.fullName}${note === undefined ? '' : ` (skipped: ${note})`}`;
      }),
    );
    const isExempt = (skip: string): boolean => exception !== '' && skip.includes(exception);
    for (const skip of skips)
      process.stdout.write(`skipped${isExempt(skip) ? `, exempt for ${exception}` : ''}: ${skip}\n`);
    const faults = skips.filter((skip) => !isExempt(skip)).length;
    if (strict !== '1' || faults === 0) return;
    process.stdout.write(`SNPRESS_STRICT=1: a skip fails the run, and ${faults} of these are not exempt\n`);
    process.exitCode = 1;
  }
}
