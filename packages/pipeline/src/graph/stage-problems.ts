import { CanonicalJsonError, canonicalJson } from '../key/canonical-json.js';
import type { Stage } from '../stage/stage.js';

const plainName = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** What is wrong with one stage, given all stages by id. */
export function stageProblems(stage: Stage, stages: ReadonlyMap<string, Stage>): string[] {
  const where = `stage "${stage.id}"`;
  const problems: string[] = [];
  if (stage.id === '') problems.push('a stage has an empty id');
  if (stage.outputs.length === 0) problems.push(`${where} declares no outputs`);
  const outputs = new Set<string>();
  for (const output of stage.outputs) {
    if (outputs.has(output)) problems.push(`${where} declares output "${output}" twice`);
    outputs.add(output);
  }
  for (const name of [...outputs, ...Object.keys(stage.inputs)])
    if (!plainName.test(name))
      problems.push(`${where}: "${name}" is no name for an input or output (letters, digits, ".", "_", "-")`);
  for (const [name, input] of Object.entries(stage.inputs)) {
    if ('file' in input) continue;
    const upstream = stages.get(input.stage);
    if (upstream === undefined)
      problems.push(`${where}: input "${name}" comes from stage "${input.stage}", which is not in the graph`);
    else if (!upstream.outputs.includes(input.output))
      problems.push(
        `${where}: input "${name}" is output "${input.output}" of stage "${input.stage}", ` +
          `which has only: ${upstream.outputs.join(', ')}`,
      );
  }
  if (stage.memory !== undefined && !(Number.isFinite(stage.memory) && stage.memory >= 0))
    problems.push(`${where}: memory is ${stage.memory}; it must be a number of bytes`);
  try {
    canonicalJson(stage.parameters);
  } catch (error) {
    if (!(error instanceof CanonicalJsonError)) throw error;
    problems.push(`${where}: parameter ${error.message}`);
  }
  return problems;
}
