const units: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** A size in bytes: `4g`, `800 MB`, `1.5GiB`; undefined where a text is none. */
export function parseSize(text: string): number | undefined {
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?\s*$/i.exec(text) ?? [];
  if (number === undefined || Number(number) === 0) return undefined;
  return Math.floor(Number(number) * units[(unit ?? '').toLowerCase()]!);
}
