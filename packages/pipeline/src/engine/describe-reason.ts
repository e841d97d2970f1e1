import type { Reason } from './reason.js';

/** Of a value that is told, in characters. */
const LONGEST = 60;

/** A reason in plain words, such as `parameter alpha[2]: 0.3 → 0.35`. */
export function describeReason(reason: Reason): string {
  switch (reason.kind) {
    case 'never-run':
      return 'never run before';
    case 'forced':
      return 'forced';
    case 'parameter':
      return `parameter ${reason.path}${isShort(reason.before) && isShort(reason.after) ? `: ${reason.before} → ${reason.after}` : ' changed'}`;
    case 'seed':
      return `seed: ${reason.before} → ${reason.after}`;
    case 'input-changed':
      return `input ${reason.input} changed${reason.file === undefined ? '' : ` (${reason.file})`}`;
    case 'input-added':
      return `input ${reason.input} is new`;
    case 'input-removed':
      return `input ${reason.input} is gone`;
    case 'code':
      return `${reason.what} changed`;
    case 'upstream':
      return `${reason.stage} runs first`;
    case 'damaged':
      return `damaged in the store: ${reason.what}`;
  }
}

/** Whether a value says more than it takes room; a list of models or a whole spec does not. */
function isShort(value: string): boolean {
  return value.length <= LONGEST && !value.includes('\\n');
}
