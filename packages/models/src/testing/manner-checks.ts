import assert from 'node:assert/strict';
import type { Matrix } from '@snpress/data';
import { withGenotypes } from '../genotypes/stored-genotypes.js';
import { dot } from '../linear-algebra/dot.js';
import { genotypesKept } from '../artifact/genotypes-kept.js';
import { expectClose } from './expect-close.js';
import type { ConformanceCheck, Subject } from './subject.js';
import { makeTrainingSet } from './training-data.js';

/** Milliseconds into a fit at which it is aborted. */
const ABORT_AFTER = 30;
/** Milliseconds within which an aborted fit has to end. */
const AT_MOST = 1000;

/** How an estimator behaves as a guest in somebody's program: it prints nothing, and ends when it is told to. */
export function mannerChecks({
  estimator,
  params,
  tolerance,
  train,
  validation,
  rng,
  fit,
}: Subject): ConformanceCheck[] {
  return [
    {
      name: 'fitting and predicting print nothing',
      async run() {
        const printed = await captured(async () => (await fit(train)).predict(validation.genotypes));
        assert.deepEqual(printed, []);
      },
    },
    {
      name: 'what is saved to be shared predicts the same, and says whether it has genotypes of training samples',
      async run() {
        const fitted = await fit(train);
        const shared = fitted.save('to-share');
        // A model of models keeps what its members keep.
        if (estimator.members === undefined)
          assert.equal(genotypesKept(shared.metadata) > 0, estimator.keepsGenotypes?.(params) ?? false);
        const loaded = estimator.load(shared);
        expectClose(loaded.predict(validation.genotypes), fitted.predict(validation.genotypes), tolerance);
        assert.deepEqual(loaded.save('to-share'), shared);
        assert.deepEqual(loaded.markerImportance?.(), fitted.markerImportance?.());
      },
    },
    {
      name: 'what is saved beside the training genotypes predicts the same once they are put back',
      async run() {
        const fitted = await fit(train);
        const saved = fitted.save({ beside: train.genotypes });
        const whole = await withGenotypes(saved, () => Promise.resolve(train.genotypes));
        const predicted = estimator.load(whole).predict(validation.genotypes);
        assert.deepEqual(predicted, fitted.predict(validation.genotypes));
      },
    },
    {
      name: 'what is saved to be shared has no row that is the genotypes of a training sample, where it says so',
      async run() {
        const { metadata, arrays } = (await fit(train)).save('to-share');
        if (genotypesKept(metadata) > 0) return;
        for (const [name, array] of Object.entries(arrays)) {
          if (typeof array[0] !== 'number') continue;
          const found = personIn(array as Float64Array, train.genotypes);
          assert.equal(found, undefined, `${name} has the genotypes of ${found}`);
        }
      },
    },
    {
      name: 'an aborted fit with the default parameters ends within a second',
      async run() {
        const large = makeTrainingSet(rng.fork('large'), { samples: 240, markers: 2000, genes: 60 });
        const reason = new Error('stopped by the user');
        const controller = new AbortController();
        let abortedAt = 0;
        setTimeout(() => {
          abortedAt = performance.now();
          controller.abort(reason);
        }, ABORT_AFTER);
        const ended = await estimator.fit(large, {}, { signal: controller.signal }).then(
          () => undefined,
          (error: unknown) => error,
        );
        if (abortedAt === 0) return;
        const late = performance.now() - abortedAt;
        assert.ok(late < AT_MOST, `it went on for ${late.toFixed(0)} ms`);
        if (ended !== undefined) assert.equal(ended, reason);
      },
    },
  ];
}

/** The first sample whose genotypes are a row or a column of a table of all markers, shifted and scaled or not. */
function personIn(table: ArrayLike<number>, { samples, features, values }: Matrix): string | undefined {
  const markers = features.length;
  const count = table.length / markers;
  if (!Number.isInteger(count)) return undefined;
  const vector = (first: number, step: number) =>
    Float64Array.from({ length: markers }, (_, marker) => table[first + marker * step]!);
  const vectors = Array.from({ length: count }, (_, k) => [vector(k * markers, 1), vector(k, count)]).flat();
  return samples.find((_, row) => {
    const own = Float64Array.from({ length: markers }, (_, marker) => values[marker * samples.length + row]!);
    return vectors.some((other) => Math.abs(correlation(own, other)) > 1 - 1e-9);
  });
}

function correlation(a: Float64Array, b: Float64Array): number {
  const centred = (values: Float64Array): Float64Array => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  };
  const [x, y] = [centred(a), centred(b)];
  const product = (left: Float64Array, right: Float64Array): number => dot(left, 0, right, 0, left.length);
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}

/** What is printed, to the console or a standard stream, while `work` runs. */
async function captured(work: () => Promise<unknown>): Promise<string[]> {
  const printed: string[] = [];
  const note = (text: unknown): boolean => {
    printed.push(String(text));
    return true;
  };
  const restore = [
    replaced(process.stdout, 'write', note),
    replaced(process.stderr, 'write', note),
    ...(['debug', 'info', 'log', 'warn', 'error'] as const).map((name) => replaced(console, name, note)),
  ];
  try {
    await work();
  } finally {
    for (const undo of restore) undo();
  }
  return printed;
}

/** Puts another method in the place of one, until the function that it returns is called. */
function replaced<T extends object, K extends keyof T>(target: T, name: K, method: T[K]): () => void {
  const before = target[name];
  target[name] = method;
  return () => {
    target[name] = before;
  };
}
