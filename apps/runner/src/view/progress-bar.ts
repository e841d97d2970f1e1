/** A bar of `width` columns, `share` (0 … 1) of it heavy; it is full only at the end. */
export function progressBar(share: number, width: number): string {
  const heavy = Math.floor(Math.min(1, Math.max(0, share)) * width);
  return '━'.repeat(heavy) + '─'.repeat(width - heavy);
}
