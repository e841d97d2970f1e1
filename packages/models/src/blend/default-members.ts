import type { Member } from '../contract/estimator.js';

/** For many genes, of which it is learned where effects are. */
export const sharingMembers: readonly Member[] = ['susie', 'multi-kernel'];

/** For a few genes or traits of which nothing is known: many small effects, smooth functions of all markers, few effects, and pairs of them. */
export const broadMembers: readonly Member[] = [
  'ridge',
  {
    type: 'multi-kernel',
    profiles: 'alike',
    interactions: 'gaussian',
    interactionShares: [0, 1, 4, 16],
  },
  'susie',
  { type: 'multi-kernel', profiles: 'own', interactions: 'pairs' },
  { type: 'lasso', standardize: true },
];
