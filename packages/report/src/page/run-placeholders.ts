/**
 * Where the facts of the run go on a page, and its warnings. Escaping keeps every text of the input from spelling them: nothing but the
 * page itself can write `<`.
 */
export const runFactsPlaceholder = '<!--snpress-run-facts-->';
export const runWarningsPlaceholder = '<!--snpress-run-warnings-->';
