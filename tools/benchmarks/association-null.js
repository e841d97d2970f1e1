/**
 * Whether p of genes are uniform where a trait has nothing to do with any, and whether Φ takes away what a polygenic trait inflates:
 * a simulated genome, genes with three weights each, GWAS of it. Needs a build of the packages. See docs/how-to/associate.md.
 *
 *     node tools/benchmarks/association-null.js [--genes N] [--panel N]
 *
 * --genes  genes (20000)
 * --panel  samples of the panel that Φ is computed from (500)
 */
import { parseArgs } from 'node:util';
import { associateGene, panelPhi, polygenicInflation, relationshipCollector } from '@snpress/associate';
import { createRng } from '@snpress/data';
import { criticalNormal } from '@snpress/evaluate/distribution/normal';

const { values } = parseArgs({
  options: { genes: { type: 'string', default: '20000' }, panel: { type: 'string', default: '500' } },
});
const genes = Number(values.genes);
const panelSize = Number(values.panel);
/** Markers in blocks; neighbours in a block correlate with 0.8. */
const [blocks, width, rho] = [2000, 10, 0.8];
const markers = blocks * width;
const correlation = Float64Array.from(
  { length: width * width },
  (_, at) => rho ** Math.abs((at % width) - Math.floor(at / width)),
);
const rng = createRng('association');
const quantilesOf = new Map();

/** A row of correlated normal values for each block. */
function chain(length, next) {
  const values = new Float64Array(length);
  for (let k = 0; k < length; k++)
    values[k] = k % width === 0 ? next() : rho * values[k - 1] + Math.sqrt(1 - rho * rho) * next();
  return values;
}

const weights = Array.from({ length: genes }, (_, gene) => {
  const own = rng.fork(`gene${gene}`);
  const chosen = [...own.permutation(width)].slice(0, 3);
  return { block: gene % blocks, chosen, weights: Float64Array.from(chosen, () => own.normal()) };
});
const started = performance.now();
const phi = phiOfGenes();
console.log(
  `Φ of ${genes} genes over ${markers} markers in ${panelSize} samples: mean ${mean(phi).toExponential(2)}, ${((performance.now() - started) / 1000).toFixed(0)} s\n`,
);
console.log(
  '| samples of the GWAS | h² | mean inflation 1 + N·h²·Φ | QQ slope [95 %] | λ | QQ slope, calibrated [95 %] | λ |\n| ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
);
for (const trait of [
  { samples: 100_000, heritability: 0 },
  { samples: 20_000, heritability: 0.3 },
  { samples: 100_000, heritability: 0.5 },
  { samples: 400_000, heritability: 0.5 },
]) {
  const z = associations(trait);
  const inflation = phi.map((own) => polygenicInflation(own, trait));
  const calibrated = z.map((own, gene) => own / Math.sqrt(inflation[gene]));
  console.log(
    `| ${[
      trait.samples.toLocaleString('en-US'),
      trait.heritability,
      mean(inflation).toFixed(2),
      ...[z, calibrated].flatMap((own) => [slopeInWords(own), lambda(own).toFixed(2)]),
    ].join(' | ')} |`,
  );
}

function phiOfGenes() {
  const own = rng.fork('panel');
  const dosages = new Float32Array(markers * panelSize);
  for (let row = 0; row < panelSize; row++)
    chain(markers, () => own.normal()).forEach((value, marker) => {
      dosages[marker * panelSize + row] = value;
    });
  const collector = relationshipCollector(panelSize);
  collector.add({ values: dosages });
  const predicted = new Float32Array(genes * panelSize);
  weights.forEach(({ block, chosen, weights: effects }, gene) => {
    chosen.forEach((marker, k) => {
      const from = (block * width + marker) * panelSize;
      for (let row = 0; row < panelSize; row++)
        predicted[gene * panelSize + row] += effects[k] * dosages[from + row];
    });
  });
  const ids = (count, letter) => Array.from({ length: count }, (_, at) => `${letter}${at}`);
  return panelPhi(collector.finish(), {
    samples: ids(panelSize, 's'),
    features: ids(genes, 'g'),
    values: predicted,
  });
}

/** z of every gene in a GWAS whose trait has effects of one variance at all markers, and none through a gene. */
function associations({ samples, heritability }) {
  const own = rng.fork(`trait${samples}/${heritability}`);
  const noise = chain(markers, () => own.normal());
  const effects = Float64Array.from(
    { length: markers },
    () => own.normal() * Math.sqrt(heritability / markers),
  );
  const z = noise.map((value, marker) => {
    const from = marker - (marker % width);
    let marginal = 0;
    for (let k = 0; k < width; k++) marginal += correlation[(marker % width) * width + k] * effects[from + k];
    return value + Math.sqrt(samples) * marginal;
  });
  return Float64Array.from(weights, ({ block, chosen, weights: own }) => {
    const covariances = Float64Array.from(
      chosen.flatMap((i) => chosen.map((j) => correlation[i * width + j])),
    );
    const ownZ = Float64Array.from(chosen, (marker) => z[block * width + marker]);
    return associateGene(own, ownZ, ownZ, covariances).z;
  });
}

/** Slope of z² on what chance has at each rank, through the origin, with the interval of a bootstrap over blocks, which are independent. */
function slopeInWords(z) {
  const draws = rng.fork('bootstrap');
  const slopes = Array.from({ length: 200 }, () => {
    const counts = new Int32Array(blocks);
    // A few more than needed, so that all draws have genes enough.
    for (let draw = 0; draw < blocks * 1.01; draw++) counts[draws.integer(blocks)]++;
    const drawn = [...z.keys()].flatMap((gene) => Array(counts[gene % blocks]).fill(z[gene]));
    return slope(Float64Array.from(drawn.slice(0, genes)));
  }).sort((a, b) => a - b);
  return `${slope(z).toFixed(3)} [${slopes[5].toFixed(3)}, ${slopes[194].toFixed(3)}]`;
}

function slope(z) {
  const squares = z.map((value) => value * value).sort();
  const expected = quantiles(squares.length);
  let [xy, xx] = [0, 0];
  squares.forEach((value, rank) => {
    xy += value * expected[rank];
    xx += expected[rank] ** 2;
  });
  return xy / xx;
}

/** Quantiles of a chi-square variable of one degree of freedom; a bootstrap has a few lengths, which are rounded. */
function quantiles(count) {
  const known = quantilesOf.get(count);
  if (known !== undefined) return known;
  const found = Float64Array.from(
    { length: count },
    (_, rank) => criticalNormal(1 - (rank + 0.5) / count) ** 2,
  );
  quantilesOf.set(count, found);
  return found;
}

function lambda(z) {
  const squares = z.map((value) => value * value).sort();
  return squares[Math.floor(squares.length / 2)] / 0.4549364;
}

function mean(list) {
  return list.reduce((sum, value) => sum + value, 0) / list.length;
}
