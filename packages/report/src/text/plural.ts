import { formatCount } from './format-number.js';

/** A count with its noun: 1 → "1 model", 3 → "3 models". */
export function plural(count: number, singular: string, many = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : many}`;
}
