import type { PageContext } from './page-context.js';

/** Something that a section cannot do without. */
type Need = (context: PageContext) => boolean;

/** A model beside the baseline. */
export const models: Need = ({ ranked }) => ranked.models.length > 0;

/** Two models beside the baseline. */
export const twoModels: Need = ({ ranked }) => ranked.models.length > 1;

export const genes: Need = ({ input }) => input.evaluations.some(({ perGene }) => perGene.genes.length > 0);

/** Held-out values of a model. */
export const heldOutPredictions: Need = ({ drawn }) => drawn.model !== undefined;

export const importances: Need = ({ input }) => input.importances.length > 0;

export const ablations: Need = ({ ranked }) => ranked.models.some((model) => model.ablations !== undefined);

/** Expression of several contexts. */
export const contexts: Need = ({ ranked }) => ranked.models.some((model) => model.contexts !== undefined);

export const enrichments: Need = ({ input }) => input.enrichments.length > 0;

export const inclusions: Need = ({ input }) => input.inclusions.length > 0;

export const cisTrans: Need = ({ input }) => input.cisTrans.length > 0;

export const selections: Need = ({ input }) => input.selections.length > 0;

export const learningCurves: Need = ({ input }) => input.learningCurves.length > 0;

/** One of several is enough. */
export function anyOf(...needs: readonly Need[]): Need {
  return (context) => needs.some((need) => need(context));
}
