/** What is predicted: expression of genes, or other traits. */
export type Targets = 'genes' | 'traits';

/** A text of ours about genes as one about what is predicted. */
export function inTargets(text: string, targets: Targets = 'genes'): string {
  if (targets === 'genes') return text;
  return text.replace(
    /(?<![\w"'-])([Gg])ene(s?)(?![\w"-])/g,
    (_, initial: string, plural: string) => `${initial === 'G' ? 'T' : 't'}rait${plural}`,
  );
}
