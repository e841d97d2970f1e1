import { counted } from '@snpress/data/words/counted';
import { checkWindow } from '../cis-trans/check-window.js';
import { ModelError } from '../contract/model-error.js';

/** Which markers genes are trained on. */
export type MarkerChoice =
  /** Those on the chromosome of each gene within so many bases of it. */
  | { readonly cis: number }
  /** At most so many for all genes, spread evenly over all in their order. */
  | { readonly thin: number }
  /** So many for each gene, those that correlate best with it in the training samples; models of all genes together are trained on those of all. */
  | { readonly screen: number };

/** Within how many bases of each gene markers are chosen; undefined where they are not chosen by distance. */
export function cisWindow(choice: MarkerChoice | undefined): number | undefined {
  return choice && 'cis' in choice ? choice.cis : undefined;
}

/** @throws ModelError where a window is no number of bases, or a number of markers none from 1 on. */
export function checkChoice(choice: MarkerChoice): void {
  if ('cis' in choice) {
    checkWindow(choice.cis);
    return;
  }
  const [[how, count]] = Object.entries(choice) as [[string, number]];
  if (Number.isInteger(count) && count >= 1) return;
  throw new ModelError('input', {
    code: 'wrong-count',
    message: `${how} is ${count}`,
    hint: 'give a whole number of markers, 1 or more',
  });
}

/** How many markers are in memory at most; undefined where their places decide. */
export function mostMarkers(
  choice: MarkerChoice,
  { markers, genes }: { readonly markers: number; readonly genes: number },
  joint: boolean,
): number | undefined {
  if ('cis' in choice) return undefined;
  return Math.min(markers, 'thin' in choice ? choice.thin : choice.screen * (joint ? genes : 1));
}

/** A choice that is not by distance, as the end of a sentence. */
export function choiceInWords(choice: Exclude<MarkerChoice, { readonly cis: number }>): string {
  return 'thin' in choice
    ? `at most ${counted(choice.thin, 'marker')}, spread evenly over all`
    : `the ${counted(choice.screen, 'marker')} that correlate best with each gene in the training samples`;
}
