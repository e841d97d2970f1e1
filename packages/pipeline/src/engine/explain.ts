import { isDigest } from '../key/digest.js';
import type { Preimage } from '../stage/preimage.js';
import type { Stage } from '../stage/stage.js';
import type { History } from '../store/history.js';
import type { StageRecord } from '../store/stage-record.js';
import type { Lookup, Store } from '../store/store.js';
import { diffParameters } from './diff-parameters.js';
import type { Reason } from './reason.js';

/** A preimage in which inputs that do not exist yet are undefined. */
export type ExpectedPreimage = Omit<Preimage, 'inputs'> & {
  readonly inputs: { readonly [name: string]: string | undefined };
};

/** The latest result of a stage in an experiment; `lost` when there was one that cannot be read any more. */
export type Earlier = StageRecord | 'none' | 'lost';

export function earlierResult(store: Store, history: History, stage: string): Earlier {
  const key = history.latest(stage);
  return key === undefined ? 'none' : (store.record(key) ?? 'lost');
}

/**
 * Why a stage has to run: what differs, field by field, from the nearest earlier result of the same stage. Inputs
 * that do not exist yet are not compared.
 */
export function explain(
  stage: Stage,
  preimage: ExpectedPreimage,
  earlier: Earlier,
  lookup: Lookup | undefined,
): Reason[] {
  if (lookup?.status === 'damaged') return [{ kind: 'damaged', what: lookup.what }];
  if (earlier === 'none') return [{ kind: 'never-run' }];
  if (earlier === 'lost') return [{ kind: 'damaged', what: 'record of its last result' }];
  const before = earlier.preimage;
  const reasons: Reason[] = [
    ...codeReasons(before, preimage),
    ...diffParameters(before.parameters, preimage.parameters).map((difference): Reason => ({
      kind: 'parameter',
      ...difference,
    })),
    ...inputReasons(stage, before, preimage),
  ];
  if (before.seed !== preimage.seed)
    reasons.push({ kind: 'seed', before: before.seed ?? 'none', after: preimage.seed ?? 'none' });
  return reasons;
}

function* codeReasons(before: Preimage, after: ExpectedPreimage): Generator<Reason> {
  const whole: [string, string, string][] = [
    ['key format', before.format, after.format],
    ['implementation', before.implementation, after.implementation],
    ['outputs', before.outputs.join(', '), after.outputs.join(', ')],
  ];
  for (const [what, old, now] of whole)
    if (old !== now) yield { kind: 'code', what: `${what} (${old} → ${now})` };
  if (before.implementation !== after.implementation) return;
  const parts = new Set([...Object.keys(before.code), ...Object.keys(after.code)]);
  for (const part of [...parts].sort()) {
    const [old, now] = [before.code[part], after.code[part]];
    if (old === now) continue;
    const versions = [old, now].map((value) => value ?? 'absent');
    yield { kind: 'code', what: versions.some(isDigest) ? part : `${part} (${versions.join(' → ')})` };
  }
}

function* inputReasons(stage: Stage, before: Preimage, after: ExpectedPreimage): Generator<Reason> {
  for (const [input, digest] of Object.entries(after.inputs)) {
    if (!Object.hasOwn(before.inputs, input)) yield { kind: 'input-added', input };
    else if (digest !== undefined && digest !== before.inputs[input]) {
      const source = stage.inputs[input]!;
      yield { kind: 'input-changed', input, ...('file' in source && { file: source.file }) };
    }
  }
  for (const input of Object.keys(before.inputs))
    if (!Object.hasOwn(after.inputs, input)) yield { kind: 'input-removed', input };
}
