/**
 * How much each training sample counts in the prediction of each new one; row-major, predicted × training samples. Rows sum
 * to 1, so that a prediction is a weighted mean of the training expression, for any number of genes.
 */
export type SampleWeights = Float64Array;
