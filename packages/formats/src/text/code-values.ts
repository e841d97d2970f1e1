/** The value of the field `bytes[start]` … `bytes[end - 1]`; `undefined` where it is none of the codes. */
export type CodeValue = (bytes: Uint8Array, start: number, end: number) => number | undefined;

/** Compiles codes: a field has the value of the code that its text, without quotes around it, equals. */
export function codeValues(codes: ReadonlyMap<string, number>): CodeValue {
  const empty = codes.get('');
  const byFirstByte = new Map<number, { readonly bytes: Buffer; readonly value: number }[]>();
  for (const [code, value] of codes) {
    for (const text of [code, `"${code.replaceAll('"', '""')}"`]) {
      if (text === '') continue;
      const bytes = Buffer.from(text);
      byFirstByte.set(bytes[0]!, [...(byFirstByte.get(bytes[0]!) ?? []), { bytes, value }]);
    }
  }
  const candidates = Array.from({ length: 256 }, (_, byte) => byFirstByte.get(byte));
  return (bytes, start, end) => {
    if (start === end) return empty;
    const list = candidates[bytes[start]!];
    if (list === undefined) return undefined;
    for (const code of list) if (equals(code.bytes, bytes, start, end)) return code.value;
    return undefined;
  };
}

function equals(code: Buffer, bytes: Uint8Array, start: number, end: number): boolean {
  if (code.length !== end - start) return false;
  for (let at = 0; at < code.length; at++) if (code[at] !== bytes[start + at]) return false;
  return true;
}
