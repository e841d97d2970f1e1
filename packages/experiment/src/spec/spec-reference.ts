import { estimators } from '@snpress/models/registry';
import { commonKeys } from './common-keys.js';
import { experimentJsonSchema } from './experiment-json-schema.js';

interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/** The reference of the spec in Markdown, made from its schema: every key with type, default and meaning. */
export function specReference(): string {
  const root = experimentJsonSchema() as Schema;
  const part = (name: string): Schema => root.properties![name]!;
  const [files, simulated, dataset] = part('data').anyOf!;
  const [cross, { properties: simulatedCohort }] = simulated!.properties!.simulate!.anyOf as [Schema, Schema];
  const cohort = simulatedCohort!.cohort!;
  const steps = part('preprocess').properties!.genotypes!.items!;
  const sections = [
    '# The experiment file',
    'Generated from the schema by `npm run docs`; do not edit.',
    'Values can be changed from the command line: `--set models.lasso.grid.alpha=[0.1,0.7]`.',
    ...table('The whole', root),
    ...table('`data`: files', files!),
    ...table(
      '`data.genotypes`, `data.expression`, `data.phenotypes`',
      files!.properties!.genotypes!.anyOf![0]!,
    ),
    ...table('`data.covariates`', files!.properties!.covariates!),
    ...table('`data.annotations`', files!.properties!.annotations!.anyOf![0]!),
    ...table('`data.simulate`: a simulated cross', cross),
    ...table('`data.simulate.cohort`: a simulated cohort', cohort),
    ...['ancestry', 'effects', 'annotation', 'traits'].flatMap((key) =>
      table(`\`data.simulate.cohort.${key}\``, cohort.properties![key]!),
    ),
    ...table('`data`: a public dataset', dataset!),
    ...table('`preprocess`', part('preprocess')),
    ...table('`preprocess.covariates`', part('preprocess').properties!.covariates!),
    ...Object.entries(steps.properties!).flatMap(([name, step]) => table(`step \`${name}\``, step)),
    ...table('`split.outer`', part('split').properties!.outer!),
    ...table('`split.inner`', part('split').properties!.inner!),
    ...table('`final`', part('final')),
    ...table('`evaluate`', part('evaluate')),
    ...table('`report`', part('report')),
    '## `models`',
    'Each model is a block with a `type` (or `extends`, the name of a model whose keys it inherits), the parameters of its type, ' +
      'and optionally `grid` (values to try, every combination a candidate) and `select` (`global`, the default: one setting for all ' +
      'genes; `per-gene`: one for each) and `markers` (`all`, the default; `{ cis: 1000000 }`: each gene is trained on the markers ' +
      'within so many bases of it, on its chromosome; genes without any are predicted by their training mean; `{ thin: 20000 }`: at ' +
      'most so many markers, spread evenly; `{ screen: 100 }`: so many for each gene, those that correlate best with it in the training ' +
      'samples, of all genes together where the model is) and `annotations` (`use`, ' +
      'the default, or `ignore`: whether it learns from `data.annotations`, where it can). The baseline `mean` ' +
      'is always added.',
    ...modelBlocks(root).flatMap(({ type, schema }) => table(`type \`${type}\``, schema, common)),
  ];
  return `${sections.join('\n\n')}\n`;
}

const common = Object.keys(commonKeys);

function modelBlocks(root: Schema): readonly { type: string; schema: Schema }[] {
  const blocks = (root.properties!.models as { additionalProperties: Schema }).additionalProperties.anyOf!;
  return estimators.map(({ type }) => ({
    type,
    schema: blocks.find((block) => block.properties?.type?.const === type)!,
  }));
}

function table(title: string, schema: Schema, without: readonly string[] = []): readonly string[] {
  const keys = Object.entries(schema.properties ?? {}).filter(([key]) => !without.includes(key));
  const rows = keys.map(([key, value]) => {
    const preset = value.default === undefined ? '' : `\`${JSON.stringify(value.default)}\``;
    return `| \`${key}\` | ${describeType(value)} | ${preset} | ${cell(value.description ?? '')} |`;
  });
  const head = ['| key | value | default | meaning |', '| --- | --- | --- | --- |'];
  return [
    `## ${title}`,
    ...(schema.description === undefined ? [] : [schema.description]),
    rows.length === 0 ? 'No parameters.' : [...head, ...rows].join('\n'),
  ];
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function describeType(schema: Schema): string {
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return cell(schema.enum.map((value) => `\`${String(value)}\``).join(' | '));
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return [...new Set(options.map(describeType))].join(' or ');
  if (schema.items) return `list of ${describeType(schema.items)}`;
  if (schema.properties)
    return `block: ${Object.keys(schema.properties)
      .map((key) => `\`${key}\``)
      .join(', ')}`;
  return [schema.type?.toString() ?? 'any', ...limits(schema)].join(' ');
}

function limits({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): readonly string[] {
  const huge = Number.MAX_SAFE_INTEGER;
  const parts: string[] = [];
  if (minimum !== undefined && minimum > -huge) parts.push(`≥ ${minimum}`);
  if (exclusiveMinimum !== undefined) parts.push(`> ${exclusiveMinimum}`);
  if (maximum !== undefined && maximum < huge) parts.push(`≤ ${maximum}`);
  if (exclusiveMaximum !== undefined) parts.push(`< ${exclusiveMaximum}`);
  return parts;
}
