import { counted } from '@snpress/data/words/counted';
import type { VerifiedStage } from '@snpress/pipeline';
import { formatDuration } from '@snpress/data/words/format-duration';

/** Whether a stage did not give what is kept. */
export function isWrong({ outcome }: { readonly outcome: VerifiedStage['outcome'] }): boolean {
  return outcome === 'different' || outcome === 'failed';
}

/** What is said where stages did not give what is kept. */
export function wrongInWords(count: number): string {
  return (
    `${counted(count, 'stage')} did not give what is kept; what is kept was not changed. ` +
    'A stage that gives other bytes from the same inputs uses something that is not in its key: report it with this output.'
  );
}

/** The outcomes as JSON. */
export function verificationJson(verified: readonly VerifiedStage[]): object {
  return verified.map((stage) =>
    stage.outcome === 'failed' ? { ...stage, error: stage.error.message } : stage,
  );
}

/** What came of running stages again. */
export function describeVerification(
  verified: readonly VerifiedStage[],
  repeat: number,
  seconds: number,
): string {
  const count = (outcome: VerifiedStage['outcome']): number =>
    verified.filter((stage) => stage.outcome === outcome).length;
  const lines = verified.flatMap((stage) => {
    if (stage.outcome === 'different') return [`different  ${stage.id}: ${stage.outputs.join(', ')}`];
    return stage.outcome === 'failed' ? [`failed     ${stage.error.message}`] : [];
  });
  const times = repeat === 1 ? 'run again' : `run again ${repeat} times`;
  return [
    ...lines,
    `${counted(verified.length - count('not-in-store'), 'stage')} ${times} in ${formatDuration(seconds)}: ` +
      `${count('same')} the same byte for byte, ${count('different')} different, ${count('failed')} failed; ` +
      `${count('not-in-store')} without a result`,
  ].join('\n');
}
