const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** Texts of so many bytes are put together byte by byte: a call of the decoder takes longer. */
const short = 24;

/** The text of `bytes[start]` … `bytes[end - 1]`, UTF-8. */
export function utf8Text(bytes: Uint8Array, start = 0, end = bytes.length): string {
  if (end - start > short) return decoder.decode(bytes.subarray(start, end));
  let text = '';
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x80) return decoder.decode(bytes.subarray(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
}
