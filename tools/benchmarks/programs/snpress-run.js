/**
 * `snpress` in this process; its last line is what it took, workers included: node snpress-run.js ARGUMENT …
 * Each event of `--log-format json` also says how many CPU seconds the process has taken.
 */
import { peakMegabytes } from '../process/peak-megabytes.js';

const { main } = await import(new URL('../../../apps/runner/dist/cli.js', import.meta.url).href);
const start = performance.now();
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (text, ...others) =>
  write(typeof text === 'string' ? text.replaceAll(/\}\n/g, `,"cpu":${cpuSeconds()}}\n`) : text, ...others);
process.exitCode = await main(process.argv.slice(2));
process.stdout.write = write;
const wall = (performance.now() - start) / 1000;
console.log(JSON.stringify({ cpu: cpuSeconds(), wall, peakMegabytes: peakMegabytes() }));

function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
