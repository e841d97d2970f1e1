/**
 * How the cost of our models grows with samples, SNPs and genes. Needs a build of the packages.
 *
 *     node tools/benchmarks/growth.js
 */
import { measureGrowth } from './growth/measure-growth.js';
import { formatGrowth } from './report/format-growth.js';

console.log(formatGrowth(await measureGrowth({ onStart: (what) => process.stderr.write(`… ${what}\n`) })));
