/** Does nothing, and says how large a process grows that does. */
import { peakMegabytes } from '../process/peak-megabytes.js';

console.log(JSON.stringify({ peak: peakMegabytes() }));
