/**
 * Contents by path, relative to where the report is written: `index.markup`, `figures/*.svg` and `tables/*.csv`.
 */
export type ReportFiles = { readonly [path: string]: string };
