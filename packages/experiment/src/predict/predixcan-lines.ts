import type { Matrix } from '@snpress/data';
import { formatFloat32 } from '@snpress/formats/text/format-float32';

/**
 * Predicted expression as PrediXcan writes it and its association tests read it: a line per sample, tabs between FID, IID and genes.
 * FID is IID: files of genotypes have one id per sample here.
 */
export function* predixcanLines({ samples, features, values }: Matrix): Generator<string> {
  yield `${['FID', 'IID', ...features].join('\t')}\n`;
  for (const [row, id] of samples.entries()) {
    const cells = features.map((_, gene) => {
      const value = values[gene * samples.length + row]!;
      return Number.isNaN(value) ? 'NA' : formatFloat32(value);
    });
    yield `${[id, id, ...cells].join('\t')}\n`;
  }
}
