import type { StageContext, StageFunction } from '../stage/stage.js';

/**
 * Loads a stage module and calls its function.
 *
 * @throws when the module has no function as its default export, and whatever the function throws.
 */
export async function callStage(module: URL, context: StageContext): Promise<void> {
  const loaded = (await import(module.href)) as { default?: unknown };
  if (typeof loaded.default !== 'function')
    throw new TypeError(`${module.href} has no stage function: its default export must be one`);
  await (loaded.default as StageFunction)(context);
}
