import { hostname } from 'node:os';
import type { StageContext, StageFunction } from '../stage/stage.js';
import type { Execution } from './executor.js';

/**
 * Loads a stage module and calls its function.
 *
 * @throws when the module has no function as its default export, and whatever the function throws.
 */
export async function callStage(module: URL, context: StageContext): Promise<Execution> {
  const started = performance.now();
  const loaded = (await import(module.href)) as { default?: unknown };
  if (typeof loaded.default !== 'function')
    throw new TypeError(`${module.href} has no stage function: its default export must be one`);
  await (loaded.default as StageFunction)(context);
  return { seconds: Math.round(performance.now() - started) / 1000, machine: hostname() };
}
