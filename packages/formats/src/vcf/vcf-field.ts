/** The fields of samples that are read, in the order in which a line is read by default. */
export const vcfFieldNames = ['GT', 'DS', 'GP'] as const;

/** One of them. */
export type VcfField = (typeof vcfFieldNames)[number];

/** Where in FORMAT the fields are, -1 where it has one not. */
export type FieldPlaces = Readonly<Record<VcfField, number>>;

/** What `auto` takes of a sample: the first that has a value. */
const likeliest = ['DS', 'GP', 'GT'] as const;

/**
 * The fields of a line that are read: of several, the first that has a value of a sample. Without a choice, GT where the line has
 * it, else DS, else GP.
 */
export function fieldsToRead(places: FieldPlaces, asked: VcfField | 'auto' | undefined): readonly VcfField[] {
  const isThere = (field: VcfField): boolean => places[field] !== -1;
  if (asked === 'auto') return likeliest.filter(isThere);
  const taken = asked ?? vcfFieldNames.find(isThere);
  return taken !== undefined && isThere(taken) ? [taken] : [];
}
