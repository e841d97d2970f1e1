/**
 * Where the facts of the run go on a page. Escaping keeps every text of the input from spelling it: nothing but the
 * page itself can write `<`.
 */
export const runFactsPlaceholder = '<!--snpress-run-facts-->';
