import { choiceInWords, cisWindow } from '@snpress/models/marker-choice/marker-choice';
import type { ProtocolDescription } from '@snpress/report';
import type { ExperimentDescription } from '../artifacts/experiment-description.js';

/** The protocol of an experiment in words that need no spec at hand. */
export function protocolInWords(experiment: ExperimentDescription): ProtocolDescription {
  const { preprocess, outer, outerSplits, innerFolds } = experiment;
  return {
    outer: outerInWords(outer, outerSplits),
    inner: `${innerFolds}-fold cross-validation within each training set`,
    preprocessing: [
      ...(['genotypes', 'expression'] as const).map((matrix) => {
        const steps = preprocess[matrix].map(stepInWords);
        return `${matrix}: ${steps.length > 0 ? steps.join(', then ') : 'as they are'}`;
      }),
      ...hiddenFactorsInWords(preprocess),
      ...sweepInWords(experiment),
    ],
    fitOn: preprocess.fitOn,
    ...covariatesInWords(experiment),
    cisModels: experiment.models.flatMap(({ name, markers }) => {
      const window = cisWindow(markers);
      return window === undefined ? [] : [{ model: name, window }];
    }),
    chosenMarkers: experiment.models.flatMap(({ name, markers }) =>
      markers && !('cis' in markers) ? [{ model: name, which: choiceInWords(markers) }] : [],
    ),
  };
}

function covariatesInWords({
  preprocess: { covariates },
  covariateTable,
}: ExperimentDescription): Pick<ProtocolDescription, 'covariates'> {
  if (covariates === undefined) return {};
  const { use, principalComponents: count } = covariates;
  const components =
    count > 0 ? [`${count} principal component${count === 1 ? '' : 's'} of the training genotypes`] : [];
  const tables = covariateTable === null ? [] : [`those of ${covariateTable}`];
  const what = [...tables, ...components].join(' and ');
  return what === '' ? {} : { covariates: { what, use } };
}

/** What held-out samples have nothing of. */
function hiddenFactorsInWords({ covariates }: ExperimentDescription['preprocess']): readonly string[] {
  const wanted = covariates?.hiddenFactors;
  if (wanted === undefined) return [];
  const which =
    wanted === 'parallel'
      ? 'the principal components that parallel analysis finds'
      : `the first ${wanted === 1 ? 'principal component' : `${wanted} principal components`}`;
  return [
    `training expression: without ${which} (hidden factors); that of held-out samples is as it was measured`,
  ];
}

/** What is other where genotypes are larger than memory. */
function sweepInWords({ leftOutBySweep }: ExperimentDescription): readonly string[] {
  if (leftOutBySweep === undefined) return [];
  const without = leftOutBySweep.length > 0 ? `; left out: ${leftOutBySweep.join(', ')}` : '';
  return [
    `genotypes are larger than memory and were swept from disk: inner folds share the preprocessing of their training set${without}`,
  ];
}

function outerInWords(outer: ExperimentDescription['outer'], splits: number): string {
  if ('holdout' in outer) {
    const held = outer.holdout < 1 ? `${Math.round(100 * outer.holdout)} % of the` : outer.holdout;
    return `one holdout of ${held} samples`;
  }
  if ('file' in outer) return `${splits}-fold cross-validation with the folds of ${outer.file}`;
  const repeats = outer.repeats > 1 ? `, repeated ${outer.repeats} times` : '';
  const groups = outer.groups ? `, keeping each ${outer.groups.column} together` : '';
  return `${outer.folds}-fold cross-validation${repeats}${groups}`;
}

/** `impute (strategy: mean)` */
export function stepInWords(step: object): string {
  const [[name, options]] = Object.entries(step) as [[string, object]];
  const given = optionsInWords(options);
  return given.length > 0 ? `${name} (${given.join(', ')})` : name;
}

function optionsInWords(options: object): string[] {
  return Object.entries(options).map(([key, value]: [string, unknown]) => {
    if (Array.isArray(value)) return `${key}: ${value.join(' to ')}`;
    if (typeof value === 'object' && value !== null) return `${key}: ${optionsInWords(value).join(', ')}`;
    return `${key}: ${String(value)}`;
  });
}
