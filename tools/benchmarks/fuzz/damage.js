/** Numbers and other texts that are likely to be met where they should not be. */
const tokens = [
  ...[
    '',
    '.',
    '-',
    'NA',
    'NaN',
    '∞',
    'Inf',
    '1e400',
    '1e-400',
    '-1',
    '0',
    '3',
    '00',
    '+5',
    '1e',
    '1,5',
    '0x10',
  ],
  ...[
    '2147483648',
    '4294967296',
    '99999999999',
    '9007199254740993',
    '0.5',
    '1e15',
    '""',
    '"',
    'é',
    '\t',
    '\n',
  ],
];
const words = [0, 1, 2, 0x7f, 0x80, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff, 2 ** 40, 2 ** 62, -1];

/** Every kind of harm: it takes bytes, random numbers and the bytes of another file of the kind, and gives other bytes. */
export const harms = {
  'a stretch a thousand times': (bytes, rng) => {
    const [from, to] = stretch(bytes, rng);
    const part = bytes.subarray(from, Math.min(to, from + 64));
    return Buffer.concat([bytes.subarray(0, to), ...Array(1000).fill(part), bytes.subarray(to)]);
  },
  truncated: (bytes, rng) => bytes.subarray(0, rng.integer(bytes.length + 1)),
  'bits flipped': (bytes, rng) => {
    const harmed = Buffer.from(bytes);
    for (let flips = 1 + rng.integer(4); flips > 0 && harmed.length > 0; flips--) {
      harmed[rng.integer(harmed.length)] ^= 1 << rng.integer(8);
    }
    return harmed;
  },
  'a number overwritten': (bytes, rng) => {
    const width = [1, 2, 4, 8][rng.integer(4)];
    const harmed = Buffer.from(bytes);
    const at = rng.integer(bytes.length + 1);
    const value = words[rng.integer(words.length)];
    for (let byte = 0; byte < width && at + byte < harmed.length; byte++) {
      harmed[at + byte] = Number((BigInt(value) >> BigInt(8 * byte)) & 255n);
    }
    return harmed;
  },
  'a stretch left out': (bytes, rng) => {
    const [from, to] = stretch(bytes, rng);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  'a stretch twice': (bytes, rng) => {
    const [from, to] = stretch(bytes, rng);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  'a stretch moved': (bytes, rng) => {
    const [from, to] = stretch(bytes, rng);
    const rest = Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
    const at = rng.integer(rest.length + 1);
    return Buffer.concat([rest.subarray(0, at), bytes.subarray(from, to), rest.subarray(at)]);
  },
  'chunks shuffled': (bytes, rng) => {
    const size = 1 + rng.integer(Math.max(1, Math.min(64, bytes.length)));
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    );
    return Buffer.concat(shuffledPart(chunks, rng));
  },
  'another file spliced in': (bytes, rng, other) => {
    const [from, to] = stretch(other, rng);
    const at = rng.integer(bytes.length + 1);
    const rest =
      rng.integer(2) === 0 ? bytes.subarray(at) : bytes.subarray(Math.min(bytes.length, at + to - from));
    return Buffer.concat([bytes.subarray(0, at), other.subarray(from, to), rest]);
  },
  'a line left out': (bytes, rng) => onLines(bytes, (lines) => lines.toSpliced(rng.integer(lines.length), 1)),
  'a line twice': (bytes, rng) =>
    onLines(bytes, (lines) =>
      lines.toSpliced(rng.integer(lines.length), 0, lines[rng.integer(lines.length)]),
    ),
  'lines shuffled': (bytes, rng) => onLines(bytes, (lines) => shuffledPart(lines, rng)),
  'fields exchanged': (bytes, rng) =>
    onFields(bytes, (fields) => {
      const [a, b] = [rng.integer(fields.length), rng.integer(fields.length)];
      return fields.with(a, fields[b]).with(b, fields[a]);
    }),
  'a field replaced': (bytes, rng) =>
    onFields(bytes, (fields) => fields.with(rng.integer(fields.length), tokens[rng.integer(tokens.length)])),
};

/** A piece of the bytes, mostly a short one. */
function stretch(bytes, rng) {
  const from = rng.integer(bytes.length + 1);
  const longest = rng.integer(4) === 0 ? bytes.length : 24;
  return [from, Math.min(bytes.length, from + 1 + rng.integer(Math.max(1, longest)))];
}

/** Some neighbours, or all, in another order. */
function shuffledPart(items, rng) {
  if (items.length < 2) return items;
  const from = rng.integer(items.length - 1);
  const length = 2 + rng.integer(rng.integer(3) === 0 ? items.length - from - 1 : 1);
  const part = items.slice(from, from + length);
  const shuffled = [...rng.permutation(part.length)].map((index) => part[index]);
  // Not as arguments of a call, of which there may be so many at most.
  return [...items.slice(0, from), ...shuffled, ...items.slice(from + part.length)];
}

function onLines(bytes, change) {
  return Buffer.from(change(bytes.toString('latin1').split('\n')).join('\n'), 'latin1');
}

/** Fields of any delimiter, which stay between them. */
function onFields(bytes, change) {
  const parts = bytes.toString('latin1').split(/([\t,;\n ]+)/);
  const fields = parts.filter((_, index) => index % 2 === 0);
  const changed = change(fields);
  return Buffer.from(
    parts.map((part, index) => (index % 2 === 0 ? changed[index / 2] : part)).join(''),
    'latin1',
  );
}
