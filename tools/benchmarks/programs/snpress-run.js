/**
 * `snpress` in this process; its last line is what it took, workers included: node snpress-run.js ARGUMENT …
 */
import { peakMegabytes } from '../process/peak-megabytes.js';

const { main } = await import(new URL('../../../apps/runner/dist/cli.js', import.meta.url).href);
const start = performance.now();
process.exitCode = await main(process.argv.slice(2));
const { user, system } = process.cpuUsage();
const wall = (performance.now() - start) / 1000;
console.log(JSON.stringify({ cpu: (user + system) / 1e6, wall, peakMegabytes: peakMegabytes() }));
