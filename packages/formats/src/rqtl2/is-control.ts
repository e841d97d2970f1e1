/** Whether a file that begins with these bytes is an R/qtl2 control file, YAML or JSON. */
export function isControl(head: Buffer): boolean {
  const text = head.toString('utf8', 0, 1 << 16);
  return /^[ \t]*(["']?)crosstype\1[ \t]*:/m.test(text) || /^\s*\{[^]*"crosstype"\s*:/.test(text);
}
