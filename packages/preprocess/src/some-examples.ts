/** The first three of a list in quotes, for messages: `"a", "b", "c", …`. */
export function someExamples(items: readonly string[]): string {
  const shown = items.slice(0, 3).map((item) => `"${item}"`);
  return [...shown, ...(items.length > shown.length ? ['…'] : [])].join(', ');
}
