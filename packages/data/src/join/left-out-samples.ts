import { counted } from '../words/counted.js';

/** What is said of a file with samples that not all genotype files have; nothing where there are none. */
export function leftOutSamples(name: string, own: number, inAll: number): readonly string[] {
  if (own === inAll) return [];
  return [`${name}: left out ${counted(own - inAll, 'sample')} that not all genotype files have.`];
}
