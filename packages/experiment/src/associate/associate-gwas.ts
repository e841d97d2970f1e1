import { jointCollector } from '@snpress/associate/joint/joint-collector';
import { rateDiscoveries } from '@snpress/associate/summary/rate-discoveries';
import { type SummaryAssociator, summaryAssociator } from '@snpress/associate/summary/summary-associator';
import type { GeneJointAssociation, JointCollector, ModelAssociations } from '@snpress/associate';
import type { GwasSummary } from '@snpress/formats';
import { readPositions } from '@snpress/formats/tables/read-positions';
import { readCovariances } from '@snpress/models/import/predictdb/read-covariances';
import { covariancePath } from '@snpress/models/export/predictdb/covariance-path';
import type { PanelCovariances } from '@snpress/models';
import { existsSync } from 'node:fs';
import { RequestError, type RequestProblem } from '../request-error.js';
import { type GwasOfModels, collectGwas } from './collect-gwas.js';
import type { AssociateGwasRequest } from './gwas-request.js';
import { readCovariancePanel } from './read-covariance-panel.js';
import { withPositions } from './with-positions.js';

/** The genes of models against the trait of a GWAS. */
export interface AssociatedGwas {
  readonly gwas: GwasSummary;
  /** How variants of the models were found in the GWAS, by what was chosen. */
  readonly found: Pick<GwasOfModels['gwas'], 'by' | 'matches'>;
  /** Variants of all models. */
  readonly variants: number;
  readonly models: readonly ModelAssociations[];
  /** Over all models, by p; undefined where that was not asked for. */
  readonly joint: readonly GeneJointAssociation[] | undefined;
  /** What is to be known, in whole sentences. */
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Associates the predicted expression of genes with a trait, from its GWAS summary statistics: S-PrediXcan, and S-MultiXcan over several
 * models. The GWAS and the covariances are read line by line.
 *
 * @throws RequestError where files do not fit together; DataError with the first problems of a file
 * @example
 * const { models } = await associateGwas({
 *   gwas: 'height.tsv.gz',
 *   models: [{ name: 'blood', path: 'en_Whole_Blood.db' }],
 * });
 * console.log(models[0].genes.ids[0], models[0].z[0], models[0].p[0]);
 */
export async function associateGwas(request: AssociateGwasRequest): Promise<AssociatedGwas> {
  const covariances = checkRequest(request);
  const positions =
    request.genePositions === undefined ? undefined : await readPositions(request.genePositions);
  const collected = await collectGwas(request);
  const { index, gwas, summary } = collected;
  const panel = request.panel === undefined ? undefined : await readCovariancePanel(request, collected);
  const joint = request.joint === true ? jointCollector(index, request.conditionNumber) : undefined;
  const models: ModelAssociations[] = [];
  for (const [done, model] of collected.models.entries()) {
    const onShare = (share: number): void =>
      request.onProgress?.({
        doing: 'associating',
        model: model.name,
        done: Math.round(100 * (done + share)),
        total: 100 * collected.models.length,
      });
    onShare(0);
    const { table, ...places } = await collected.tableOf(model);
    const associator = summaryAssociator(table, places, gwas, request.trait);
    if (panel === undefined)
      await readCovariances(
        covariances[request.models.indexOf(model)]!,
        associator.wanted,
        ({ gene, values, variants }) => {
          associator.take(gene, values, variants);
        },
        { signal: request.signal, onProgress: onShare },
      );
    else takeFromPanel(associator, places, panel.covariances, panel.idOf);
    request.signal?.throwIfAborted();
    const found = withPositions(associator.finish(), positions);
    models.push(found);
    if (joint !== undefined) addToJoint(joint, associator, places, found);
  }
  rateDiscoveries(models);
  return {
    gwas: summary,
    found: { by: gwas.by, matches: gwas.matches },
    variants: index.size,
    models,
    joint: joint && (await associateAll(joint, request, panel)),
    notes: panel?.notes ?? [],
    warnings: [...collected.warnings, ...(panel?.warnings ?? [])],
  };
}

/** @returns the file of covariances of each model @throws RequestError with everything that is wrong */
function checkRequest({
  models,
  covariances,
  panel,
  joint,
  jointCovariances,
  trait,
}: AssociateGwasRequest): readonly string[] {
  const problems: RequestProblem[] = [];
  if (covariances !== undefined && panel !== undefined)
    problems.push({ key: 'panel', message: 'there are `covariances` too', hint: 'give one of them' });
  if (covariances !== undefined && covariances.length !== models.length)
    problems.push({
      key: 'covariances',
      message: `${covariances.length} files of covariances are given for ${models.length} models`,
      hint: 'give one for each, in the order of the models',
    });
  const files = covariances ?? models.map(({ path }) => covariancePath(path));
  if (panel === undefined)
    for (const [at, file] of files.entries())
      if (!existsSync(file))
        problems.push({
          key: 'covariances',
          message: `there is no file ${file}, which would have the covariances of ${models[at]?.name ?? file}`,
          hint: 'name it, or give genotypes of a reference `panel`',
        });
  if (joint === true && panel === undefined && jointCovariances === undefined)
    problems.push({
      key: 'joint',
      message: 'to test models together, covariances of the variants of all of them are needed',
      hint: 'name their file with `jointCovariances`, or give genotypes of a reference `panel`',
    });
  if (trait !== undefined && !(trait.samples > 0 && trait.heritability >= 0 && trait.heritability <= 1))
    problems.push({ message: '`samples` of the GWAS is above 0, and its `heritability` is a share, 0 … 1' });
  if (problems.length > 0) throw new RequestError(problems);
  return files;
}

type Places = Pick<Awaited<ReturnType<GwasOfModels['tableOf']>>, 'at' | 'flipped'>;

function takeFromPanel(
  associator: SummaryAssociator,
  { at, flipped }: Places,
  covariances: PanelCovariances,
  idOf: (variant: number) => string,
): void {
  associator.table.genes.ids.forEach((gene, place) => {
    const { variants } = associator.measured(place);
    if (variants.length === 0) return;
    const values = covariances.of(Array.from(variants, (own) => idOf(at[own]!)));
    const size = variants.length;
    const signs = variants.map((own) => (flipped[own] === 1 ? -1 : 1));
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) values[i * size + j]! *= signs[i]! * signs[j]!;
    const known = signs.reduce((sum, _, i) => sum + (Number.isNaN(values[i * size + i]) ? 0 : 1), 0);
    associator.take(gene, values, known);
  });
}

function addToJoint(
  joint: JointCollector,
  associator: SummaryAssociator,
  { at, flipped }: Places,
  { model, genes, z }: ModelAssociations,
): void {
  genes.ids.forEach((gene, place) => {
    joint.add(model, gene, genes.names?.[place] ?? '', z[place]!, associator.measured(place), at, flipped);
  });
}

async function associateAll(
  joint: JointCollector,
  { jointCovariances, signal }: AssociateGwasRequest,
  panel: { readonly covariances: PanelCovariances; readonly idOf: (variant: number) => string } | undefined,
): Promise<readonly GeneJointAssociation[]> {
  const found: GeneJointAssociation[] = [];
  const take = (gene: string, values: Float64Array): void => {
    const association = joint.associate(gene, values);
    if (association !== undefined) found.push(association);
  };
  if (panel !== undefined)
    for (const gene of joint.genes())
      take(gene, panel.covariances.of(joint.variantsOf(gene).map(panel.idOf)));
  else
    await readCovariances(
      jointCovariances!,
      joint.wanted,
      ({ gene, values }) => {
        take(gene, values);
      },
      { signal },
    );
  return found.sort((a, b) => a.p - b.p);
}
