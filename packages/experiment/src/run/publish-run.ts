import { describeReason } from '@snpress/pipeline/engine/describe-reason';
import type { RunResult, StageResult } from '@snpress/pipeline';
import { counted } from '@snpress/data/words/counted';
import { completePage } from '@snpress/report/complete-page';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ExecutorRequest } from '../cluster/executor-request.js';
import { readJson } from '../artifacts/json-file.js';
import { mapTexts } from '../spec/variables-by-name.js';
import { version } from '../version.js';
import type { Manifest } from './manifest.js';
import type { Metrics } from './metrics.js';
import type { PreparedExperiment, SpecRequest } from './prepare-experiment.js';
import { publishedPaths, type PublishedPaths } from './published-paths.js';
import { reportContents, reportPage } from './report-contents.js';
import { runFacts } from './run-facts.js';
import { writeRunFiles, type RunFiles } from './run-files.js';

/** What a run is published from. */
interface CompletedRun {
  readonly prepared: PreparedExperiment;
  readonly result: RunResult;
  readonly startedAt: Date;
  readonly jobs: number;
  readonly request: SpecRequest & Pick<ExecutorRequest, 'executor'> & { readonly out?: string | undefined };
}

/** Where a run's results are. */
export interface PublishedRun {
  readonly folder: string;
  /** Path of the report's page, by the link to the newest run where that leads here. */
  readonly report: string;
  /** Paths of the models that can predict new samples. */
  readonly models: readonly string[];
  readonly metrics: Metrics;
  /** What is to be known of it besides. */
  readonly warnings: readonly string[];
}

/** Writes metrics, tables, figures, the report, the models, the spec and the manifest of a run to its own folder. */
export async function publishRun(run: CompletedRun): Promise<PublishedRun> {
  const { prepared, result, startedAt, request } = run;
  const output = (stage: string, name: string): string =>
    result.stages.find(({ id }) => id === stage)!.outputs[name]!.path;
  const metrics = await readFile(output('evaluate', 'metrics'), 'utf8');
  const report = reportContents(await readJson<unknown>(output('report', 'files')));
  const found = (name: string): string | undefined =>
    result.stages.find(({ outputs }) => outputs[name] !== undefined)?.outputs[name]!.path;
  const read = await readJson<{ files: Manifest['inputs'] }>(found('reconciliation')!);
  const annotations = found('annotationFiles');
  const annotated = annotations === undefined ? [] : await readJson<Manifest['inputs']>(annotations);
  const { spec } = request;
  const specFolder = typeof spec === 'string' ? path.dirname(path.resolve(spec)) : process.cwd();
  const paths = publishedPaths(prepared, specFolder);
  const facts = manifest(run, [...read.files, ...annotated], paths);
  const { kept } = prepared.compiled;
  const models = kept.map(({ file, stage }) => [file, { copyOf: output(stage, 'artifact') }] as const);
  const files: RunFiles = {
    ...report,
    ...Object.fromEntries(models),
    [reportPage]: completePage(report[reportPage]!, runFacts(facts, result.stages, paths)),
    'metrics.json': metrics,
    'spec.yaml': prepared.text,
    'manifest.json': `${JSON.stringify(facts, null, 2)}\n`,
  };
  const { folder, warning } = writeRunFiles(
    request.out ?? 'runs',
    prepared.experiment.name,
    runId(startedAt, result.stages),
    files,
  );
  const shown = warning === undefined ? path.join(path.dirname(folder), 'latest') : folder;
  return {
    folder,
    report: path.join(shown, reportPage),
    models: kept.map(({ file }) => path.join(shown, file)),
    metrics: JSON.parse(metrics) as Metrics,
    warnings: [...importedWarning(result), ...(warning === undefined ? [] : [warning])],
  };
}

function importedWarning({ stages }: RunResult): readonly string[] {
  const imported = stages.filter((stage) => stage.imported).length;
  if (imported === 0) return [];
  return [
    `${imported} of ${counted(stages.length, 'result')} came out of an archive or a remote store and ${imported === 1 ? 'was' : 'were'} ` +
      'not computed here; "snpress verify SPEC" runs them again and compares',
  ];
}

/** `20261122-235912-3f2a1b`: when it began, and a digest of what was computed. */
function runId(startedAt: Date, stages: readonly StageResult[]): string {
  const time = startedAt
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/[-:]/g, '')
    .replace('T', '-');
  const content = createHash('sha256')
    .update(stages.map((stage) => stage.key).join('\n'))
    .digest('hex');
  return `${time}-${content.slice(0, 6)}`;
}

/** Everything about a run that depends on the clock or the machine, and what it takes to repeat it. */
function manifest(
  { prepared, result, startedAt, jobs, request }: CompletedRun,
  inputs: Manifest['inputs'],
  paths: PublishedPaths,
): Manifest {
  const { spec, executor = 'local' } = request;
  return {
    experiment: prepared.experiment.name,
    spec: typeof spec === 'string' ? path.basename(spec) : null,
    set: request.set ?? [],
    seed: prepared.experiment.seed,
    resolved: mapTexts(prepared.experiment, paths.text),
    inputs,
    startedAt: startedAt.toISOString(),
    seconds: (Date.now() - startedAt.getTime()) / 1000,
    jobs,
    executor,
    backend: prepared.experiment.backend ?? 'kernels',
    sweep: prepared.compiled.sweep,
    versions: { snpress: version, node: process.version },
    machine: {
      platform: os.platform(),
      arch: os.arch(),
      cpu: os.cpus()[0]?.model ?? 'unknown',
      cores: os.availableParallelism(),
    },
    peakMemoryMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    stages: result.stages.map(({ id, key, action, imported, reasons, seconds, machine, outputs }) => ({
      id,
      key,
      action,
      ...(imported && { imported }),
      reasons: reasons.map((reason) => describeReason(mapTexts(reason, paths.text))),
      seconds,
      ...(executor !== 'local' && machine !== undefined && { machine }),
      outputs: Object.fromEntries(
        Object.entries(outputs).map(([name, { digest, bytes }]) => [name, { digest, bytes }]),
      ),
    })),
  };
}
