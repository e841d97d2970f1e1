/** Makes dosages count the other allele, in place: d becomes ploidy − d. */
export function flipDosages(dosages: Float32Array, ploidy: 1 | 2): void {
  for (let sample = 0; sample < dosages.length; sample++) dosages[sample] = ploidy - dosages[sample]!;
}
