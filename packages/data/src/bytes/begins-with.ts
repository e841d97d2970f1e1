/** Whether bytes begin with others, or with the Latin-1 characters of a text. */
export function beginsWith(bytes: Uint8Array, prefix: string | Uint8Array): boolean {
  for (let at = 0; at < prefix.length; at++) {
    if (bytes[at] !== (typeof prefix === 'string' ? prefix.charCodeAt(at) : prefix[at])) return false;
  }
  return true;
}
