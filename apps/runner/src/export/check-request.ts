import type { ExportFormat } from '@snpress/models/export';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { RequestError } from '@snpress/experiment/request-error';
import type { ExportRequest } from './export-file.js';

/**
 * Checks what can be checked before the model is read.
 * @throws RequestError with everything that is wrong
 */
export function checkRequest(
  exportFormat: ExportFormat,
  { out, genotypes, build, overwrite }: ExportRequest,
): void {
  const { format, endings, uses } = exportFormat;
  const problems: string[] = [];
  const given = { panel: genotypes, build };
  for (const [option, name] of [
    ['panel', 'genotypes'],
    ['build', 'build'],
  ] as const) {
    if (given[option] !== undefined && !uses.includes(option))
      problems.push(`--format ${format} has no use for --${name}; leave it out`);
  }
  if (build !== undefined && !/^[\w.]+$/.test(build))
    problems.push(`--build ${build}: a build is one word of letters and digits, such as b38`);
  if (endings.length > 0 && !endings.some((ending) => out.endsWith(ending)))
    problems.push(`--out ${out}: a file of this format ends in ${endings.join(' or ')}`);
  const there = exportFormat
    .paths(out, genotypes !== undefined)
    .filter((path) => isThere(path, endings.length === 0));
  if (there.length > 0 && !(overwrite && endings.length > 0)) {
    problems.push(
      `${there.join(' and ')} ${there.length === 1 ? 'is' : 'are'} there already; name another with --out` +
        (endings.length === 0 ? ', or remove it' : ', or say --overwrite'),
    );
  }
  if (problems.length > 0) throw new RequestError(problems.join('\n'));
}

/** An empty folder is no obstacle to a new one. */
function isThere(path: string, asFolder: boolean): boolean {
  if (!existsSync(path)) return false;
  return !(asFolder && statSync(path).isDirectory() && readdirSync(path).length === 0);
}
