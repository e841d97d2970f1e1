import { firstNotUtf8 } from '@snpress/data/bytes/first-not-utf8';
import { beginsWith } from '@snpress/data/bytes/begins-with';
import { utf8Length } from '@snpress/data/bytes/utf8-length';
import { utf8Text } from '@snpress/data/bytes/utf8-text';
import { DataError } from '@snpress/data/errors/data-error';
import { problemList } from '@snpress/data/errors/problem-list';
import { limit } from '@snpress/data/limits/limit';
import { isVcf } from './is-vcf.js';
import type { VcfContent } from './vcf-content.js';
import { wholeLines } from '../files/whole-lines.js';
import { columnNumber } from '../text/column-number.js';
import { lineEnd, nextLine } from '../files/line-bounds.js';
import { notUtf8InVcf } from './not-utf8-in-vcf.js';

/** Bytes before the line of column names. */
const largestHeader = limit('SNPRESS_LARGEST_HEADER', 2 ** 26);
const fixedColumns = ['#CHROM', 'POS', 'ID', 'REF', 'ALT', 'QUAL', 'FILTER', 'INFO', 'FORMAT'];

/** What the lines before the markers say. */
export interface VcfHeader {
  /** Sample ids, in the order of their columns. */
  readonly samples: readonly string[];
  /** Whether the first line says which version of VCF it is. */
  readonly saysVersion: boolean;
  /** Whether there is a line for the FORMAT key DS or GP. */
  readonly declaresDosages: boolean;
  /** Lines before the first marker. */
  readonly lines: number;
  /** Decompressed bytes before the first marker. */
  readonly bytes: number;
}

/**
 * Reads the header of a VCF file, plain, gzip or BGZF.
 * @throws DataError where the file is not VCF 4, or has no samples, or one of them twice.
 */
export async function readVcfHeader(content: VcfContent): Promise<VcfHeader> {
  const { name: file } = content;
  let lines = 0;
  let bytes = 0;
  let saysVersion = false;
  let declaresDosages = false;
  for await (const text of wholeLines(checkedKind(file, content.bytes()), file)) {
    for (let start = 0; start < text.length; start = nextLine(text, start)) {
      const end = lineEnd(text, start);
      const next = nextLine(text, start);
      lines++;
      const wrong = firstNotUtf8(text, start, end);
      if (wrong !== -1) throw new DataError({ ...notUtf8InVcf(text, start, wrong, lines), file });
      if (lines === 1 && beginsWith(text, '##fileformat=')) {
        checkVersion(file, utf8Text(text, start, end));
        saysVersion = true;
      } else if (text[start] !== hash) {
        throw new DataError({
          message: 'A marker comes before the line of column names, which begins with #CHROM',
          file,
          line: lines,
          hint: 'Put the header of the file this one was made of before it',
        });
      } else if (text[start + 1] !== hash) {
        const samples = sampleIds(file, lines, text.subarray(start, end));
        return { samples, saysVersion, declaresDosages, lines, bytes: bytes + next };
      } else declaresDosages ||= dosageLine.test(utf8Text(text, start, end));
    }
    bytes += text.length;
    if (bytes > largestHeader.most) {
      throw new DataError({
        code: 'header-too-long',
        message: `The header of this VCF file does not end within ${largestHeader.most} bytes`,
        file,
        line: lines,
        hint: `Check how it was written; if it is that long, put as many bytes into the environment variable ${largestHeader.variable}`,
      });
    }
  }
  throw new DataError({
    message:
      lines === 0
        ? 'This file is empty'
        : 'This VCF file has no line of column names, which begins with #CHROM',
    file,
    hint: 'Check how it was written or copied',
  });
}

const hash = 0x23;
const dosageLine = /^##FORMAT=<(?:[^"]*,)?ID=(?:DS|GP)[,>]/;

/** Refuses what is no VCF by its first bytes, before a line end is looked for. */
async function* checkedKind(
  file: string,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let isFirst = true;
  for await (const chunk of content) {
    if (isFirst && beginsWith(chunk, 'BCF')) {
      throw new DataError({
        message: 'This is a BCF file, which is not read',
        file,
        hint: 'Convert it: bcftools view -O z -o FILE.vcf.gz FILE.bcf',
      });
    }
    if (isFirst && !isVcf(chunk)) {
      throw new DataError({
        message:
          'This is not a VCF file: it begins with neither ##fileformat=VCF nor the line of column names',
        file,
        line: 1,
        hint: 'Name the format that it is in, or add the header of the file it was made of',
      });
    }
    isFirst = false;
    yield chunk;
  }
}

function checkVersion(file: string, line: string): void {
  if (/^##fileformat=VCFv4\.\d+\s*$/.test(line)) return;
  throw new DataError({
    message: `This file says that it is ${line.slice('##fileformat='.length).trim()}; only VCFv4 is read`,
    file,
    line: 1,
    hint: 'Convert it with the program that wrote it, or with vcf-convert',
  });
}

function sampleIds(file: string, line: number, text: Uint8Array): readonly string[] {
  const fields = utf8Text(text).split('\t');
  const problems = problemList(file);
  const wrong = fixedColumns.findIndex((name, field) => fields[field] !== name);
  if (fields.length === 8 && wrong === 8) {
    problems.add({
      message: 'This VCF file has no samples, only sites',
      line,
      hint: 'Use the file that has the genotypes',
    });
  } else if (wrong !== -1) {
    problems.add({
      message: `Column ${wrong + 1} should be ${fixedColumns[wrong]!}, not ${JSON.stringify(fields[wrong] ?? '')}`,
      line,
      hint: 'Column names are separated by tabs',
    });
  }
  problems.throwIfAny();
  const samples = fields.slice(fixedColumns.length);
  if (samples.length === 0) {
    problems.add({
      message: 'This VCF file has no samples: nothing follows the column FORMAT',
      line,
      hint: 'Use the file that has the genotypes',
    });
  }
  const columns = new Map<string, number>();
  let offset = text.length - utf8Length(samples.join('\t'));
  for (const [index, id] of samples.entries()) {
    const column = columnNumber(text, 0, offset);
    const earlier = columns.get(id);
    if (id === '') {
      problems.add({
        message: `The sample id in column ${fixedColumns.length + index + 1} is empty`,
        line,
        column,
        hint: 'Name the sample, or remove the tab at the end of the line',
      });
    } else if (earlier !== undefined) {
      problems.add({
        message: `Sample id ${JSON.stringify(id)} occurs in columns ${earlier} and ${fixedColumns.length + index + 1}`,
        line,
        column,
        hint: 'Give each sample an id of its own: bcftools reheader -s NAMES',
      });
    } else columns.set(id, fixedColumns.length + index + 1);
    if (problems.isFull()) break;
    offset += utf8Length(id) + 1;
  }
  problems.throwIfAny();
  return samples;
}
