import { DataError } from '@snpress/data/errors/data-error';
import type { RValue } from './r-value.js';

/**
 * Parses what R's `save` writes (XDR, versions 2 and 3, uncompressed): the variables by name. Numbers, texts, lists and their attributes
 * are read; functions, environments and all else are refused by name.
 * @see R Internals, section 1.8
 */
export function parseRData(bytes: Uint8Array): Readonly<Record<string, RValue>> {
  const head = Buffer.from(bytes.subarray(0, 7)).toString('latin1');
  if (!/^RDX[23]\nX\n$/.test(head))
    throw refusal(`it begins with ${JSON.stringify(head)}, not as R’s save() writes (RDX2 or RDX3, XDR)`);
  const reader = readerAfter(bytes, 7);
  const variables: Record<string, RValue> = {};
  for (const [name, value] of reader.pairs(reader.int())) variables[name] = value;
  return variables;
}

/** Parses what R's `saveRDS` writes, likewise: a value. */
export function parseRds(bytes: Uint8Array): RValue {
  const head = Buffer.from(bytes.subarray(0, 2)).toString('latin1');
  if (head !== 'X\n')
    throw refusal(`it begins with ${JSON.stringify(head)}, not as R’s saveRDS() writes (XDR)`);
  return readerAfter(bytes, 2).value();
}

/** A reader of what follows the head of a file. */
function readerAfter(bytes: Uint8Array, at: number): XdrReader {
  const reader = new XdrReader(bytes, at);
  const version = reader.int();
  reader.int();
  reader.int();
  if (version === 3) reader.text(reader.int());
  else if (version !== 2) throw refusal(`it is of version ${version} of R’s format, and 2 and 3 are read`);
  return reader;
}

/** So deep may lists lie in each other. */
const deepest = 100;

/** A run of numbers is stored in three, whatever its length. */
const mostInSequence = 1e7;

const none: RValue = { type: 'null', values: [], attributes: {} };

const typeNames: Readonly<Record<number, string>> = {
  ...{ 3: 'a function', 4: 'an environment', 5: 'a promise', 6: 'an expression', 7: 'a special function' },
  ...{ 8: 'a built-in function', 15: 'complex numbers', 20: 'an expression', 21: 'byte code' },
  ...{ 22: 'an external pointer', 23: 'a weak reference', 24: 'raw bytes', 25: 'an S4 object' },
};

class XdrReader {
  readonly #view: DataView;
  readonly #symbols: string[] = [];
  #at: number;
  #depth = 0;

  constructor(
    readonly bytes: Uint8Array,
    at: number,
  ) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = at;
  }

  int(): number {
    this.#need(4);
    this.#at += 4;
    return this.#view.getInt32(this.#at - 4);
  }

  text(length: number): string {
    this.#need(length);
    const text = Buffer.from(this.bytes.subarray(this.#at, this.#at + length)).toString('utf8');
    this.#at += length;
    return text;
  }

  /** A pairlist, of which the flags of the first cell were read. */
  pairs(first: number): readonly (readonly [name: string, value: RValue])[] {
    const found: [string, RValue][] = [];
    let flags = first;
    while ((flags & 0xff) === 2) {
      if ((flags & 0x200) !== 0) this.value();
      const name = (flags & 0x400) === 0 ? '' : this.#symbol(this.int());
      found.push([name, this.value()]);
      flags = this.int();
    }
    if ((flags & 0xff) !== 254) throw refusal(`a list in it ends in ${typeName(flags)}`);
    return found;
  }

  value(): RValue {
    const flags = this.int();
    const type = flags & 0xff;
    if (type === 254) return none;
    if (this.#depth >= deepest) throw refusal(`lists in it lie more than ${deepest} deep`);
    this.#depth++;
    try {
      if (type === 238) return this.#alternative();
      if (type === 2) {
        const pairs = this.pairs(flags);
        const names = pairs.map(([name]) => name);
        return {
          type: 'list',
          values: pairs.map(([, value]) => value),
          attributes: { names: { type: 'string', values: names, attributes: {} } },
        };
      }
      if (type === 1 || type === 255) {
        const values = [this.#symbol(flags)];
        return { type: 'string', values, attributes: {} };
      }
      return this.#vector(flags);
    } finally {
      this.#depth--;
    }
  }

  #vector(flags: number): RValue {
    const type = flags & 0xff;
    const length = [10, 13, 14, 16, 19].includes(type) ? this.int() : 0;
    if (length < 0) throw refusal('a vector in it has more than 2³¹ elements');
    const all = <T>(bytes: number, next: () => T): T[] => {
      this.#need(length * bytes);
      return Array.from({ length }, next);
    };
    const attributed = (name: RValue['type'], values: RValue['values']): RValue => ({
      type: name,
      values,
      attributes: (flags & 0x200) === 0 ? {} : Object.fromEntries(this.pairs(this.int())),
    });
    if (type === 10)
      return attributed(
        'logical',
        all(4, () => this.#integer()),
      );
    if (type === 13)
      return attributed(
        'integer',
        all(4, () => this.#integer()),
      );
    if (type === 14)
      return attributed(
        'real',
        all(8, () => this.#real()),
      );
    if (type === 16)
      return attributed(
        'string',
        all(4, () => this.#characters()),
      );
    if (type === 19)
      return attributed(
        'list',
        all(4, () => this.value()),
      );
    throw refusal(`it holds ${typeName(flags)}`);
  }

  /** What R stores in its own shorter ways: runs of numbers, and wrappers. */
  #alternative(): RValue {
    const kind = this.pairs(this.int())[0]?.[1].values[0];
    const state = this.value();
    const attributes = this.value();
    const named = Object.fromEntries(
      attributes.values.map((value, at) => [
        attributes.attributes.names?.values[at] as string,
        value as RValue,
      ]),
    );
    if (kind === 'compact_intseq' || kind === 'compact_realseq') {
      const [length, first, step] = state.values as number[];
      if (!(length! >= 0 && length! <= mostInSequence))
        throw refusal(`it has a sequence of ${length!} numbers`);
      const values = Array.from({ length: length! }, (_, at) => first! + at * step!);
      return { type: kind === 'compact_intseq' ? 'integer' : 'real', values, attributes: named };
    }
    if (typeof kind === 'string' && kind.startsWith('wrap_')) {
      const inner = state.values[0] as RValue;
      return { ...inner, attributes: { ...inner.attributes, ...named } };
    }
    if (kind === 'deferred_string') {
      const numbers = state.values[0] as RValue;
      return { type: 'string', values: numbers.values.map(String), attributes: named };
    }
    throw refusal(`it holds R’s ${typeof kind === 'string' ? kind : 'own way of storing'}`);
  }

  #symbol(flags: number): string {
    if ((flags & 0xff) === 255) {
      const index = flags >> 8 === 0 ? this.int() : flags >> 8;
      const symbol = this.#symbols[index - 1];
      if (symbol === undefined) throw refusal('a reference in it leads nowhere');
      return symbol;
    }
    if ((flags & 0xff) !== 1) throw refusal(`it has ${typeName(flags)} where a name belongs`);
    const name = this.#characters() ?? 'NA';
    this.#symbols.push(name);
    return name;
  }

  #characters(): string | null {
    const flags = this.int();
    if ((flags & 0xff) !== 9) throw refusal(`it has ${typeName(flags)} where a text belongs`);
    const length = this.int();
    return length === -1 ? null : this.text(length);
  }

  #integer(): number {
    const value = this.int();
    return value === -(2 ** 31) ? NaN : value;
  }

  #real(): number {
    this.#at += 8;
    return this.#view.getFloat64(this.#at - 8);
  }

  #need(length: number): void {
    if (length < 0 || this.#at + length > this.bytes.length) throw refusal('it ends too early');
  }
}

function typeName(flags: number): string {
  return typeNames[flags & 0xff] ?? `R’s type ${flags & 0xff}`;
}

function refusal(reason: string): DataError {
  return new DataError({
    code: 'not-rdata',
    message: `this RData cannot be read: ${reason}`,
    hint: 'Only numbers, texts, lists and data frames are read: save such alone, with save(…) or saveRDS(…)',
  });
}
