/** Gives the first of equal texts for each of them, so that what many tables have is held once. */
export type TextPool = (text: string) => string;

/** An empty pool. */
export function textPool(): TextPool {
  const texts = new Map<string, string>();
  return (text) => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
}
