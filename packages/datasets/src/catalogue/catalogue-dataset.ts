/** A file of a public dataset. */
export interface CatalogueFile {
  /** What it is called where it is kept. */
  readonly name: string;
  /** Below the dataset's address. */
  readonly path: string;
  /** Where it is known before the file is there. */
  readonly bytes?: number;
  /** Its id in the git repository that it comes from: the SHA-1 of `blob`, its size and its content. */
  readonly blob: string;
}

/** A public dataset: where its files are and how they are to be read. */
export interface CatalogueDataset {
  readonly name: string;
  readonly title: string;
  /** What its paths are relative to; a state that does not change. */
  readonly address: string;
  readonly files: readonly CatalogueFile[];
  /** Files that are made of them, where they cannot be read as they are. */
  readonly made?: {
    readonly files: readonly string[];
    /** Makes them in the folder of the files, each whole or not at all. */
    readonly make: (folder: string) => Promise<void>;
  };
  /** The block `data` of a spec that reads the files, by their names. */
  readonly data: {
    readonly genotypes: { readonly path: string; readonly missing?: string[] };
    readonly expression: { readonly path: string; readonly missing?: string[] };
    /** What the columns of `expression` are; genes when left out. */
    readonly targets?: 'genes' | 'traits';
    readonly snpPositions?: string;
    readonly genePositions?: string;
    readonly ploidy: 1 | 2;
  };
  /** How it is coded, and what else its users should know, in whole sentences. */
  readonly notes: readonly string[];
  readonly citations: readonly string[];
  readonly licence: string;
}
