import { existsSync, readFileSync } from 'node:fs';

const status = '/proc/self/status';

/**
 * The largest resident set of this process so far. Where the kernel says so it is that of the program itself: getrusage
 * counts what the parent held at the fork as well.
 */
export function peakMegabytes() {
  if (!existsSync(status)) return process.resourceUsage().maxRSS / 1024;
  return Number(/VmHWM:\s*(\d+)/.exec(readFileSync(status, 'utf8'))[1]) / 1024;
}
