import type { GenotypeFiles, InputFiles } from './prediction/input-files.js';
import type { Outcome, PredictionSettings } from './prediction/messages.js';
import { askWorker, type Work } from './page/ask-worker.js';
import { byId, element } from './page/elements.js';
import { showOutcome } from './page/show-outcome.js';

const form = byId('form', HTMLFormElement);
const drop = byId('drop', HTMLDivElement);
const [modelInput, genotypesInput, minFound, complement] = [
  byId('model', HTMLInputElement),
  byId('genotypes', HTMLInputElement),
  byId('min-found', HTMLInputElement),
  byId('complement', HTMLInputElement),
];
const [context, match] = [byId('context', HTMLSelectElement), byId('match', HTMLSelectElement)];
const [predictButton, cancelButton] = [byId('predict', HTMLButtonElement), byId('cancel', HTMLButtonElement)];
const progress = byId('progress', HTMLProgressElement);
const [status, genotypeFacts] = [
  byId('status', HTMLParagraphElement),
  byId('genotype-facts', HTMLParagraphElement),
];
const [modelFacts, faults, results] = [
  byId('model-facts', HTMLDListElement),
  byId('faults', HTMLDivElement),
  byId('results', HTMLDivElement),
];

/** The fields of the page that messages name as keys of a request. */
const fields: Readonly<Record<string, string>> = {
  minFound: '“Smallest share found”',
  match: '“Match by”',
  complement: '“Other strand”',
  context: '“Context”',
};

let model: File | undefined;
let genotypes: readonly GenotypeFiles[] = [];
let work: Work | undefined;

function busy(doing: string): void {
  predictButton.disabled = true;
  cancelButton.disabled = false;
  progress.hidden = false;
  progress.removeAttribute('value');
  faults.hidden = true;
  status.textContent = doing;
}

function idle(said: string): void {
  work = undefined;
  cancelButton.disabled = true;
  progress.hidden = true;
  predictButton.disabled = model === undefined || genotypes.length === 0;
  status.textContent = said;
}

function fail(problems: readonly string[]): void {
  idle('');
  const named = (text: string): string => text.replace(/`(\w+)`/g, (_, key: string) => fields[key] ?? key);
  faults.replaceChildren(...problems.map((problem) => element('p', {}, named(problem))));
  faults.hidden = false;
}

const waiting = (): string =>
  model === undefined
    ? 'A model is still to be given.'
    : genotypes.length === 0
      ? 'Genotypes are still to be given.'
      : 'Ready to predict.';

/** Files that come while others are looked at wait for their turn. */
let taken: Promise<void> = Promise.resolve();

function takeInTurn(files: readonly File[]): void {
  taken = taken.then(() => take(files));
}

async function take(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  work?.cancel();
  results.replaceChildren();
  busy('Looking at the files …');
  work = askWorker({ does: 'recognise', files });
  const answer = await work.answer;
  if (answer.says === 'recognised') await accept(answer.files);
  else if (answer.says === 'failed') fail(answer.problems);
}

async function accept(given: InputFiles): Promise<void> {
  if (given.genotypes.length > 0) {
    genotypes = given.genotypes;
    const names = genotypes.flatMap((of) => (of.kind === 'plink' ? [of.bed, of.bim, of.fam] : [of.file]));
    genotypeFacts.textContent = `Genotypes: ${names.map(({ name }) => name).join(', ')}`;
  }
  if (given.model !== undefined && !(await describe(given.model))) return;
  idle(waiting());
}

/** Whether the file is a model. */
async function describe(file: File): Promise<boolean> {
  work = askWorker({ does: 'describe', model: file });
  const answer = await work.answer;
  if (answer.says !== 'described') {
    fail(answer.says === 'failed' ? answer.problems : []);
    return false;
  }
  model = file;
  const { facts, contexts } = answer.model;
  modelFacts.replaceChildren(
    ...facts.map(([label, text]) => element('div', {}, element('dt', {}, label), element('dd', {}, text))),
  );
  modelFacts.hidden = false;
  context.replaceChildren(...contexts.map((name) => element('option', { value: name }, name)));
  byId('context-choice', HTMLParagraphElement).hidden = contexts.length === 0;
  if (contexts.length > 0) byId('settings', HTMLDetailsElement).open = true;
  return true;
}

function settings(): PredictionSettings {
  return {
    ...(context.options.length > 0 && { context: context.value }),
    match: match.value as PredictionSettings['match'],
    complement: complement.checked,
    minFound: minFound.value === '' ? 0.5 : minFound.valueAsNumber,
  };
}

async function predict(): Promise<void> {
  if (model === undefined || genotypes.length === 0) return;
  results.replaceChildren();
  busy('Predicting …');
  const started = performance.now();
  work = askWorker({ does: 'predict', model, genotypes, settings: settings() }, (doing, share) => {
    progress.value = share;
    status.textContent = `${doing.charAt(0).toUpperCase()}${doing.slice(1)}: ${Math.floor(100 * share)} %`;
  });
  const answer = await work.answer;
  if (answer.says === 'predicted') present(answer.outcome, (performance.now() - started) / 1000);
  else if (answer.says === 'failed') fail(answer.problems);
}

function present(outcome: Outcome, seconds: number): void {
  const { genes, samples } = outcome.summary;
  idle(
    `Predicted ${genes.toLocaleString('en')} genes of ${samples.toLocaleString('en')} samples in ${seconds.toFixed(1)} s.`,
  );
  results.replaceChildren(showOutcome(outcome));
  results.querySelector('h2')?.focus();
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void predict();
});
cancelButton.addEventListener('click', () => {
  work?.cancel();
  idle('Cancelled. ' + waiting());
  predictButton.focus();
});
for (const input of [modelInput, genotypesInput]) {
  input.addEventListener('change', () => {
    takeInTurn([...(input.files ?? [])]);
  });
}
for (const name of ['dragenter', 'dragover', 'dragleave', 'drop'] as const) {
  addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.toggle('over', name === 'dragenter' || name === 'dragover');
    if (name === 'drop') takeInTurn([...(event.dataTransfer?.files ?? [])]);
  });
}
idle(waiting());
