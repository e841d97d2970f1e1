/** Anything that JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** The typed arrays a bundle can hold. */
export type BundleArray =
  Float32Array | Float64Array | Int32Array | Uint32Array | Uint8Array | readonly string[];

/**
 * Named arrays with a JSON description: how fitted models, fitted preprocessing and scores are kept.
 *
 * On disk a bundle is an Arrow IPC file of one row: a list column per array, the metadata in the schema.
 */
export interface ArrayBundle {
  readonly metadata: JsonObject;
  readonly arrays: { readonly [name: string]: BundleArray };
}
