/** Reads the VCF file that it is given to the end, marker by marker, and says how large it grew. */
import { openVcf } from '@snpress/formats';
import { peakMegabytes } from '../process/peak-megabytes.js';

const { blocks } = await openVcf(process.argv[2]);
let markers = 0;
for await (const { features } of blocks) markers += features.length;
console.log(`${markers} markers, peak ${Math.round(peakMegabytes())} MB`);
