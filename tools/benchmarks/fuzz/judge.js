import { drawGraph } from '@snpress/experiment';
import { readBundle, readMatrix, readPositions } from '@snpress/formats';
import { references } from './references/references.js';

/** Characters of what is said of twenty problems, each with its line. */
const longestMessage = 20_000;

const dosageFormats = new Set(['plink', 'pgen', 'bgen', 'vcf', 'rqtl2']);

/** What can be said of a file as a whole alone: that it is of another kind, lacks a part, or does not fit another file. */
const wholeFile = [
  /longer than any file has/,
  /single precision/,
  /^This is (?:not )?(?:an? |none )/,
  /^This (?:file|VCF file) (?:is empty|has a header|has no)/,
  /^There is no /,
  /belong together|(?:has|have) (?:calls|records|\d+ bytes|\d+ samples)/,
  /(?:Arrow IPC|Parquet) file (?:holds|has no column|lack|spoil|is null|is encrypted)|Column (?:values|id|\S+|".*") of this (?:Arrow|Parquet)/,
  /^Row \d+ has no |is not a number that single precision holds \(feature/,
  /^The schema metadata|^The buffers of/,
  /^This bundle is damaged/,
  /^(?:Sample|Feature) id .* occurs more than once|samples × \d+ features need|features need \d+ entries/,
  /BGZF data end too early/,
  /storage mode/,
  /^This index cannot be read/,
  /^This Parquet file|of this Parquet file|\(feature .*, sample .*\)$/,
  /^Row \d+ has no /,
  /^The options of `vcf`|is no name of a file/,
  /^Every line was left out|^No marker lies in the regions/,
  /control file|^\S+: |archive|Several|names? no /i,
];

/**
 * Reads the files of a case and says what came of it.
 * @param files name and bytes of each, as they were written to the folder
 * @param peers other programs that read, by format
 * @returns `outcome`: told, read or compared; `problem` where that is not as it should be; `vague` where a fault has no place
 */
export async function judge(folder, { format, named, options }, files, peers = {}) {
  const path = `${folder}/${files[0].name}`;
  if (format === 'spec') return judgeSpec(path);
  let result;
  try {
    result = await read(path, format, named, options);
  } catch (error) {
    return told(error, folder);
  }
  const problem = faultOf(result, format, named, options, folder);
  if (problem !== undefined) return { outcome: 'read', problem };
  const isUsual = named && options.orientation === undefined;
  const expected = isUsual
    ? await (references[format]?.(files, options) ?? peers[format]?.(path, folder))
    : undefined;
  if (expected === undefined) return { outcome: 'read' };
  const difference = differenceOf(result.matrix, expected);
  if (difference === undefined) return { outcome: 'compared' };
  return { outcome: 'read', problem: `not as the other reader has it: ${difference}` };
}

/** A spec compiles, or what is wrong with it is said to be so, in few words. */
async function judgeSpec(spec) {
  try {
    await drawGraph({ spec });
    return { outcome: 'read' };
  } catch (error) {
    const isTold = error.fault === 'input' && error.message.length < longestMessage;
    return { outcome: 'told', problem: isTold ? undefined : String(error.stack ?? error) };
  }
}

function read(path, format, named, options) {
  if (format === 'bundle') return readBundle(path);
  if (format === 'positions') return readPositions(path);
  return readMatrix(path, { ...options, ...(named ? { format } : {}) });
}

function told(error, folder) {
  if (error?.name !== 'DataError') return { outcome: 'told', problem: String(error?.stack ?? error) };
  for (const { file, message, line } of error.problems) {
    if (file?.startsWith(folder) !== true) {
      return { outcome: 'told', problem: `no file of the case is named: ${error.message}` };
    }
    if (!/[a-z]/i.test(message)) return { outcome: 'told', problem: `no words: ${error.message}` };
    if (line === undefined && !/\bbyte/.test(message) && !wholeFile.some((fault) => fault.test(message))) {
      return { outcome: 'told', problem: `no place is named: ${error.message}` };
    }
  }
  const [{ line, message }] = error.problems;
  return { outcome: 'told', vague: line === undefined && !/\bbyte/.test(message) ? message : undefined };
}

function faultOf(result, format, named, options, folder) {
  if (format === 'bundle') return undefined;
  if (format === 'positions') {
    const { ids, positions } = result;
    return new Set(ids).size === ids.length && positions.start.length === ids.length
      ? undefined
      : 'positions of another length than ids';
  }
  const { matrix, warnings } = result;
  const { samples, features, values, positions, alleles, ploidy } = matrix;
  if (values.length !== samples.length * features.length) return 'wrong dimensions';
  for (const ids of [samples, features]) {
    if (new Set(ids).size !== ids.length || !ids.every((id) => typeof id === 'string'))
      return 'ids are not unique';
  }
  for (const part of [...Object.values(positions ?? {}), ...Object.values(alleles ?? {})]) {
    if (part.length !== features.length) return 'positions or alleles of another length than features';
  }
  if (![undefined, 1, 2].includes(ploidy)) return `ploidy ${ploidy}`;
  if (!warnings.every((warning) => warning.includes(folder))) return `a warning names no file: ${warnings}`;
  const isDosage = named && dosageFormats.has(format) && options.part !== 'expression';
  const largest = isDosage ? 2 : format === 'arrow' || format === 'parquet' ? Infinity : 3.5e38;
  const least = isDosage ? 0 : -largest;
  const odd = values.findIndex((value) => !Number.isNaN(value) && !(value >= least && value <= largest));
  if (odd !== -1) return `the value ${values[odd]}`;
  return undefined;
}

function differenceOf(matrix, { samples, features, values, isSound, tolerance = 0, comparesIds = true }) {
  if (!isSound) return 'it refuses a value';
  for (const [name, expected] of Object.entries({ samples, features })) {
    const found = matrix[name];
    if (expected.length !== found.length) return `${found.length}, not ${expected.length} ${name}`;
    const at = expected.findIndex((id, index) => String(id ?? '') !== found[index]);
    if (comparesIds && at !== -1)
      return `${name} ${JSON.stringify(found[at])}, not ${JSON.stringify(expected[at])}`;
  }
  const at = values.findIndex((value, index) => {
    const found = matrix.values[index];
    return !Object.is(value + 0, found + 0) && !(Math.abs(value - found) <= tolerance);
  });
  return at === -1 ? undefined : `value ${at} is ${matrix.values[at]}, not ${values[at]}`;
}
