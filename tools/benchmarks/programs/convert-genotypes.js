/**
 * Reads genotypes marker by marker to their end or, where a second path is given, converts them to Arrow. Says in JSON
 * what that took, the start of Node and the loading of the package left out, and how large the process grew.
 */
import process from 'node:process';
import { openMarkers, writeArrowMarkers } from '@snpress/formats';
import { peakMegabytes } from '../process/peak-megabytes.js';

const [source, output] = process.argv.slice(2);
const start = performance.now();
const before = process.cpuUsage();
const stream = await openMarkers(source);
let calls = 0;
if (output === undefined) for await (const { values } of stream.blocks) calls += values.length;
else {
  const { samples, markers } = await writeArrowMarkers(output, stream);
  calls = samples * markers;
}
const { user, system } = process.cpuUsage(before);
const seconds = (performance.now() - start) / 1000;
console.log(JSON.stringify({ calls, seconds, cpu: (user + system) / 1e6, peak: peakMegabytes() }));
