/** Where the covariances that belong to a PredictDB file are: `model.db` → `model.txt.gz`. */
export function covariancePath(database: string): string {
  return `${database.replace(/\.db$/, '')}.txt.gz`;
}
