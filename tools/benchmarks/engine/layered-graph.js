/** Layers of `layer` stages, each of which reads from `fanIn` stages of the layer before. */
export function layeredGraph({ stages, layer, fanIn, implementation }) {
  return Array.from({ length: stages }, (_, number) => ({
    id: `layer${Math.floor(number / layer)}/stage${number % layer}`,
    implementation,
    parameters: { number, alpha: [0.1, 0.2, 0.3] },
    seed: null,
    outputs: ['value'],
    inputs: Object.fromEntries(
      number < layer
        ? []
        : Array.from({ length: fanIn }, (_, input) => [
            `input${input}`,
            {
              stage: `layer${Math.floor(number / layer) - 1}/stage${(number * 7 + input) % layer}`,
              output: 'value',
            },
          ]),
    ),
  }));
}
