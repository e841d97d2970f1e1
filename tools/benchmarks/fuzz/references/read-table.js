import { textLines } from './text-lines.js';
import { uniqueAmongAll } from './unique.js';

const missing = new Set(['NA', 'NaN', 'nan', '', '.']);
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const separators = { tab: '\t', comma: ',', semicolon: ';' };
const candidates = {
  tsv: ['tab'],
  csv: ['comma', 'semicolon'],
  'matrix-eqtl': ['tab', 'comma', 'semicolon', 'space'],
  bed: ['tab', 'space'],
  gct: ['tab'],
};
const annotation = /^(?:gid|gene|gene_?id|gene_?name|gene_?type|group|grp|info|length|score|strand|strd)$/i;

/** A matrix of a table of text, read the slow and simple way; `undefined` where that cannot say what is right. */
export function readTable([{ bytes }], format) {
  const rows = cutRows(bytes, candidates[format]);
  if (rows === undefined) return undefined;
  const shape = shapes[format] ?? shapes.table;
  const parts = shape(rows);
  if (parts === undefined) return undefined;
  const { samples, body, id, firstValue } = parts;
  if (body.some((row) => row.length !== firstValue + samples.length)) return undefined;
  const values = body.flatMap((row) => row.slice(firstValue).map(numberOf));
  return {
    samples,
    features: uniqueAmongAll(body.map((row) => row[id])),
    values: Float32Array.from(values),
    isSound: values.every((value) => value !== undefined && Math.abs(Math.fround(value)) !== Infinity),
  };
}

/** The fields of the lines of a text; `undefined` where it is not known what they are. */
export function cutRows(bytes, delimiters) {
  const lines = textLines(bytes);
  // What quotes mean is left to the tests of the package.
  if (lines === undefined || lines.length < 2 || lines.some((line) => line.includes('"'))) return undefined;
  const delimiter = sniff(lines[0], delimiters);
  return lines.map((line) => fieldsOf(line, delimiter));
}

const shapes = {
  table([header, ...body]) {
    const lacks = body[0].length === header.length + 1;
    return { samples: lacks ? header : header.slice(1), body, id: 0, firstValue: 1 };
  },
  bed([header, ...body]) {
    let firstValue = 4;
    while (firstValue < header.length && annotation.test(header[firstValue])) firstValue++;
    return { samples: header.slice(firstValue), body, id: 3, firstValue };
  },
  gct([version, size, header, ...rest]) {
    if (header === undefined) return undefined;
    const [rows, samples, rowMetadata = 1, columnMetadata = 0] = size
      .filter((text) => text !== '')
      .map(Number);
    if (version[0] === '#1.2' ? rowMetadata !== 1 : version[0] !== '#1.3') return undefined;
    const firstValue = header.length - samples;
    const id = firstValue === rowMetadata + 1 ? 0 : 1;
    const body = rest.slice(columnMetadata);
    return body.length === rows ? { samples: header.slice(firstValue), body, id, firstValue } : undefined;
  },
};

function sniff(line, allowed) {
  const count = (name) => line.split(separators[name]).length - 1;
  const plain = allowed.filter((name) => name !== 'space');
  const best = plain.reduce((most, name) => (count(name) > count(most) ? name : most));
  return count(best) === 0 && allowed.includes('space') && line.includes(' ') ? 'space' : best;
}

function fieldsOf(line, delimiter) {
  if (delimiter === 'space') return line.replace(/^[ \t]+|[ \t]+$/g, '').split(/[ \t]/);
  const blanks = delimiter === 'tab' ? /^ +| +$/g : /^[ \t]+|[ \t]+$/g;
  return line
    .replace(blanks, '')
    .split(separators[delimiter])
    .map((field) => field.replace(blanks, ''));
}

/** The number that a field is, NaN where it is missing, `undefined` where it is neither. */
export function numberOf(text) {
  if (missing.has(text)) return NaN;
  return decimal.test(text) ? Number(text) : undefined;
}
