/** Where the covariances that belong to a model are: `model.db` → `model.txt.gz`. */
export function covariancePath(database: string): string {
  return `${database.replace(/\.(db|arrow)$/, '')}.txt.gz`;
}
