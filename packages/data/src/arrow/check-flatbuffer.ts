/** What a field of a flatbuffer's table is: so many bytes, a text, a table, or a list of these or of structs of so many bytes, each of which may be checked. */
type FlatField =
  | number
  | 'text'
  | { readonly table: FlatTable }
  | { readonly structs: number; readonly check?: (bytes: DataView, at: number) => boolean }
  | { readonly tables: FlatTable };

/** The fields of a table, by their number; those that are not listed are numbers of at most eight bytes. */
export type FlatTable = () => { readonly [field: number]: FlatField };

/** A place in a flatbuffer where it cannot be right. */
export class FlatbufferError extends Error {
  override readonly name = 'FlatbufferError';
  constructor(readonly offset: number) {
    super(`damaged at byte ${offset}`);
  }
}

/** A table of a flatbuffer that was checked. */
export interface CheckedTable {
  /** Where the value of a field is, or of what it refers to; `undefined` where it is left out. */
  at(field: number): number | undefined;
}

/** Tables within tables, as deep as any schema is. */
const deepest = 64;

/**
 * Checks that a flatbuffer, and all that its root refers to, lies within `bytes`: what is read of it afterwards ends.
 * Format: https://flatbuffers.dev/internals
 * @throws FlatbufferError
 */
export function checkFlatbuffer(bytes: DataView, root: FlatTable): CheckedTable {
  // No two tables begin at one place: without a limit, tables that refer to each other would be checked again and again.
  let tablesLeft = bytes.byteLength / 4;
  const need = (at: number, length: number): number => {
    if (!(at >= 0 && at + length <= bytes.byteLength)) throw new FlatbufferError(Math.max(0, at));
    return at;
  };
  const uint32 = (at: number): number => bytes.getUint32(need(at, 4), true);
  const target = (at: number): number => at + uint32(at);

  const checkList = (at: number, width: number): number => {
    const length = uint32(at);
    need(at + 4, length * width);
    return length;
  };

  const checkField = (field: FlatField, at: number, end: number, depth: number): number => {
    if (typeof field === 'number') {
      if (at + field > end) throw new FlatbufferError(at);
      return at;
    }
    const to = target(at);
    if (field === 'text') checkList(to, 1);
    else if ('table' in field) checkTable(to, field.table, depth + 1);
    else if ('structs' in field) {
      const length = checkList(to, field.structs);
      for (let at = to + 4, index = 0; index < length; index++, at += field.structs)
        if (field.check?.(bytes, at) === false) throw new FlatbufferError(at);
    } else {
      const length = checkList(to, 4);
      for (let index = 0; index < length; index++) {
        checkTable(target(to + 4 + 4 * index), field.tables, depth + 1);
      }
    }
    return to;
  };

  const checkTable = (at: number, kind: FlatTable, depth: number): CheckedTable => {
    if (depth > deepest || tablesLeft-- <= 0) throw new FlatbufferError(at);
    const vtable = at - bytes.getInt32(need(at, 4), true);
    const vtableLength = bytes.getUint16(need(vtable, 4), true);
    const length = bytes.getUint16(vtable + 2, true);
    need(vtable, Math.max(4, vtableLength));
    need(at, Math.max(4, length));
    const fields = kind();
    const places: (number | undefined)[] = [];
    for (let field = 0; 4 + 2 * field + 2 <= vtableLength; field++) {
      const offset = bytes.getUint16(vtable + 4 + 2 * field, true);
      places.push(offset === 0 ? undefined : checkField(fields[field] ?? 1, at + offset, at + length, depth));
    }
    return { at: (field) => places[field] };
  };

  return checkTable(target(0), root, 0);
}
