import type { Problem } from '@snpress/preprocess';

/** How markers differ from those of a training set: nothing, or one problem about the first difference. */
export function markerProblems(actual: readonly string[], expected: readonly string[]): Problem[] {
  if (actual === expected) return [];
  const place = expected.findIndex((marker, index) => marker !== actual[index]);
  if (place === -1 && actual.length === expected.length) return [];
  const count = `the model was trained on ${expected.length} markers, the genotypes have ${actual.length}`;
  const code = 'other-markers';
  if (place === -1) return [{ code, message: count, hint: 'drop the others' }];
  const found = actual[place];
  const where = found === undefined ? 'nothing' : `"${found}"`;
  return [
    {
      code,
      subject: expected[place]!,
      message:
        `${actual.length === expected.length ? '' : `${count}; `}marker ${place + 1} is ${where} where the model was trained on ` +
        `"${expected[place]!}"`,
      hint: "give the training set's markers in its order",
    },
  ];
}
