/**
 * Contents by path, relative to where the report is written: `index.html`, `figures/*.svg` and `tables/*.csv`.
 */
export type ReportFiles = { readonly [path: string]: string };
