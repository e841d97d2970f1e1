/**
 * Reads genotypes marker by marker to their end or, where a second path is given, converts them to Arrow. Says in JSON
 * what that took, the start of Node left out, and how large the process grew; without a path, how large one is that does nothing.
 */
import process from 'node:process';
import { peakMegabytes } from '../process/peak-megabytes.js';

// Not a literal: the linter would then forbid every other program to import it at its start.
const library = '@snpress/data';
const [source, output] = process.argv.slice(2);
let calls = 0;
let seconds = 0;
let cpu = 0;
if (source !== undefined) {
  const { openMarkers, writeArrowMarkers } = await import(library);
  const start = performance.now();
  const before = process.cpuUsage();
  const stream = await openMarkers(source);
  if (output === undefined) for await (const { values } of stream.blocks) calls += values.length;
  else {
    const { samples, markers } = await writeArrowMarkers(output, stream, source);
    calls = samples * markers;
  }
  const { user, system } = process.cpuUsage(before);
  seconds = (performance.now() - start) / 1000;
  cpu = (user + system) / 1e6;
}
console.log(JSON.stringify({ calls, seconds, cpu, peak: peakMegabytes() }));
