/** Stands for TensorFlow.js, by which networks are trained: the page only predicts. */
export default undefined;
