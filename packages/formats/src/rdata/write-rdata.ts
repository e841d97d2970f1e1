import type { RValue } from './r-value.js';

/** Variables as R's `load` reads them (XDR, version 2, uncompressed). The same variables give the same bytes. */
export function writeRData(variables: Readonly<Record<string, RValue>>): Buffer {
  const parts: Buffer[] = [Buffer.from('RDX2\nX\n', 'latin1')];
  const symbols = new Map<string, number>();
  const int = (value: number): void => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    parts.push(bytes);
  };
  const characters = (text: string | null): void => {
    if (text === null) {
      int(9);
      int(-1);
      return;
    }
    const bytes = Buffer.from(text, 'utf8');
    // Whether it is plain ASCII is part of the type.
    int(bytes.every((byte) => byte < 128) ? 0x40009 : 0x8009);
    int(bytes.length);
    parts.push(bytes);
  };
  const symbol = (name: string): void => {
    const known = symbols.get(name);
    if (known !== undefined) {
      int((known << 8) | 255);
      return;
    }
    symbols.set(name, symbols.size + 1);
    int(1);
    characters(name);
  };
  const pairs = (entries: readonly (readonly [string, RValue])[]): void => {
    for (const [name, value] of entries) {
      int(0x402);
      symbol(name);
      write(value);
    }
    int(254);
  };
  const types = { logical: 10, integer: 13, real: 14, string: 16, list: 19 } as const;
  const write = ({ type, values, attributes }: RValue): void => {
    if (type === 'null') {
      int(254);
      return;
    }
    const entries = Object.entries(attributes);
    int(types[type] | (attributes.class === undefined ? 0 : 0x100) | (entries.length > 0 ? 0x200 : 0));
    int(values.length);
    for (const value of values) {
      if (type === 'string') characters(value as string | null);
      else if (type === 'list') write(value as RValue);
      else if (type === 'real') {
        const bytes = Buffer.alloc(8);
        bytes.writeDoubleBE(value as number);
        parts.push(bytes);
      } else int(Number.isNaN(value) ? -(2 ** 31) : (value as number));
    }
    if (entries.length > 0) pairs(entries);
  };
  int(2);
  int(0x40200);
  int(0x20300);
  pairs(Object.entries(variables));
  return Buffer.concat(parts);
}
