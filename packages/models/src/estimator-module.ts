/** The built module of an estimator of the registry: `knn/knn.js` in this package. */
export function estimatorModule(type: string): URL {
  return new URL(`./${type}/${type}.js`, import.meta.url);
}
