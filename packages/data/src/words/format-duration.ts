/** A duration as people say it: `0.4 s`, `12 s`, `3 min 05 s`, `2 h 10 min`; "–" where it is not defined. */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const [large, small, size] = whole < 3600 ? ['min', 's', 1] : ['h', 'min', 60];
  const total = Math.round(whole / size);
  return `${Math.floor(total / 60)} ${large} ${String(total % 60).padStart(2, '0')} ${small}`;
}
