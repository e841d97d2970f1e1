import type * as ApacheArrow from 'apache-arrow';

/** The Apache Arrow library. */
export type Arrow = typeof ApacheArrow;

/** Loads Apache Arrow when it is first needed: importing this package stays cheap for programs that only name it. */
export async function loadArrow(): Promise<Arrow> {
  const [arrow, { registerCodecs }] = await Promise.all([
    import('apache-arrow'),
    import('./arrow-codecs.js'),
  ]);
  registerCodecs(arrow);
  return arrow;
}
