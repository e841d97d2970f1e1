import { formatCompact, formatCount } from '@snpress/data/words/format-number';

/** Seconds as people say them: "0.42 s", "3 min 20 s", "2 h 5 min". */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  if (Math.round(seconds) < 60) {
    return `${seconds < 0.01 ? '<\u00a00.01' : formatCompact(seconds, 2)}\u00a0s`;
  }
  const [large, small, size] = Math.round(seconds) < 3600 ? ['min', 's', 1] : ['h', 'min', 60];
  const total = Math.round(seconds / size);
  const rest = total % 60;
  const whole = `${formatCount((total - rest) / 60)}\u00a0${large}`;
  return rest === 0 ? whole : `${whole} ${rest}\u00a0${small}`;
}
