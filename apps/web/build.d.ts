/** The page as one text. */
export function buildPage(): Promise<string>;
