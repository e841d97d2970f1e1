export { checkCluster, type CheckedCluster } from './cluster/check-cluster.js';
export { describeSubmission, type Submission } from './cluster/describe-submission.js';
export { createSlurmExecutor } from './cluster/slurm-executor.js';
export type { Estimate } from './engine/estimate.js';
export type { RunEvent } from './engine/events.js';
export { describeReason } from './engine/describe-reason.js';
export {
  planGraph,
  type Plan,
  type PlanEstimate,
  type PlannedStage,
  type PlanOptions,
} from './engine/plan-graph.js';
export type { Reason } from './engine/reason.js';
export { RunAborted, StageError } from './engine/run-error.js';
export { runGraph, type RunOptions } from './engine/run-graph.js';
export type { RunResult, StageResult } from './engine/run-result.js';
export type { VerifiedStage } from './engine/verified-stage.js';
export { verifyGraph, type VerifyOptions } from './engine/verify-graph.js';
export type { Execution, Executor, ExecutorOptions, StageHooks, StageTask } from './executor/executor.js';
export { executors, type ExecutorName } from './executors.js';
export type { SlurmProfile } from './executor/slurm-profile.js';
export { createInlineExecutor } from './executor/inline-executor.js';
export { createLocalExecutor } from './executor/local-executor.js';
export { fingerprintModule, type Fingerprint } from './fingerprint/fingerprint-module.js';
export { createGraph, type Graph } from './graph/graph.js';
export { GraphError } from './graph/graph-error.js';
export type { Selection } from './graph/select-stages.js';
export { SelectionError } from './graph/selection-error.js';
export { canonicalJson, CanonicalJsonError } from './key/canonical-json.js';
export { digestFile, digestOf, type Digest } from './key/digest.js';
export { keyOf, preimageOf, type Preimage } from './stage/preimage.js';
export type { ObjectStorage } from './remote/object-storage.js';
export { openS3, RemoteError } from './remote/open-s3.js';
export { withRemote, type RemoteStore } from './remote/with-remote.js';
export {
  artifact,
  fileOf,
  keyed,
  many,
  optional,
  userFile,
  type Codec,
  type Input,
  type Inputs,
  type Reference,
  type References,
  type Shape,
  type Slot,
  type Slots,
  type Values,
} from './stage/artifact.js';
export {
  defineStage,
  type PlacedStage,
  type StageDefinition,
  type StagePlace,
  type StageWork,
} from './stage/define-stage.js';
export { forkSeed } from './stage/fork-seed.js';
export type { Json } from './stage/json.js';
export type {
  InputFile,
  InputReference,
  Stage,
  StageContext,
  StageFunction,
  StageLibrary,
} from './stage/stage.js';
export type { History } from './store/history.js';
export type { ClaimHolder } from './store/claims.js';
export { ArchiveError } from './store/archive-error.js';
export { collectGarbage, type Collected, type CollectOptions, type Keep } from './store/collect-garbage.js';
export { exportRun, type Exported, type ExportOptions } from './store/export-run.js';
export type { RunName } from './store/find-run.js';
export { importRun, type Imported, type ImportOptions } from './store/import-run.js';
export type { RunRecord } from './store/run-record.js';
export type { StageRecord } from './store/stage-record.js';
export { storeUsage, type Space, type StoreUsage } from './store/store-usage.js';
export { verifyStore, type Damage, type Verified, type VerifyStoreOptions } from './store/verify-store.js';
export { openStore, type Lookup, type Publication, type Store } from './store/store.js';
export { StoreError } from './store/store-error.js';
export { UnknownRunError } from './store/unknown-run-error.js';
