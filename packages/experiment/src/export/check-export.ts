import type { ExportFormat } from '@snpress/models/export';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { RequestError, type RequestProblem } from '../request-error.js';
import type { ExportRequest } from './export-request.js';

/**
 * Checks what can be checked before the model is read.
 * @throws RequestError with everything that is wrong
 */
export function checkExport(
  exportFormat: ExportFormat,
  { out, genotypes, build, ids, force }: ExportRequest,
): void {
  const { format, endings, uses } = exportFormat;
  const problems: RequestProblem[] = [];
  const useless = [
    ...(genotypes !== undefined && !uses.includes('panel') ? ['genotypes'] : []),
    ...(build !== undefined && !uses.includes('build') ? ['build'] : []),
    ...(ids !== undefined && !uses.includes('ids') ? ['ids'] : []),
  ];
  for (const key of useless)
    problems.push({ message: `\`format\` ${format} has no use for \`${key}\``, hint: 'leave it out' });
  if (build !== undefined && !/^[\w.]+$/.test(build))
    problems.push({
      message: `\`build\` ${build}: a build is one word of letters and digits, such as b38`,
    });
  if (endings.length > 0 && !endings.some((ending) => out.endsWith(ending)))
    problems.push({ message: `\`out\` ${out}: a file of this format ends in ${endings.join(' or ')}` });
  const isFolder = endings.length === 0;
  const there = exportFormat.paths(out, genotypes !== undefined).filter((path) => isThere(path, isFolder));
  if (there.length > 0 && (isFolder || force !== true))
    problems.push({
      message: `${there.join(' and ')} ${there.length === 1 ? 'is' : 'are'} there already`,
      hint: `name another with \`out\`, or ${isFolder ? 'remove it' : 'say `force`'}`,
    });
  if (problems.length > 0) throw new RequestError(problems);
}

/** An empty folder is no obstacle to a new one. */
function isThere(path: string, asFolder: boolean): boolean {
  if (!existsSync(path)) return false;
  return !(asFolder && statSync(path).isDirectory() && readdirSync(path).length === 0);
}
