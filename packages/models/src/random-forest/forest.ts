/**
 * Decision trees as flat arrays. A tree's nodes are in preorder: the left child of an inner node follows it. Nothing here
 * depends on genes: a leaf predicts the mean expression of its training samples, weighted by bootstrap counts.
 */
export interface Forest {
  readonly trees: number;
  /** Training samples. */
  readonly samples: number;
  /** Tree → its first node; one entry more than trees. */
  readonly firstNode: Int32Array;
  /** Node → the marker it asks for; −1 for a leaf. */
  readonly marker: Int32Array;
  /** Node → samples with a value at or below go left. */
  readonly threshold: Float64Array;
  /** Node → its right child, counted from the first node of the tree. */
  readonly right: Int32Array;
  /** Node → decrease of the bootstrap-weighted sum of squares over all genes; 0 for a leaf. */
  readonly gain: Float64Array;
  /** Trees × samples: the leaf that each training sample falls into, in the bag or not, counted as `right`. */
  readonly leaf: Int32Array;
  /** Trees × samples: how often each training sample is in the tree's bootstrap sample. */
  readonly counts: Uint8Array;
}

/** One tree; the arrays are those of `Forest`. */
export interface Tree {
  readonly marker: Int32Array;
  readonly threshold: Float64Array;
  readonly right: Int32Array;
  readonly gain: Float64Array;
  readonly counts: Uint8Array;
}
