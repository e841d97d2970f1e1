/** A limit that keeps small files from becoming large; whoever trusts a file may raise it. */
export interface Limit {
  readonly most: number;
  /** The environment variable that raises it. */
  readonly variable: string;
}

/** There is none in a browser. */
const { env = {} } = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process ?? {};

/** A limit, or what the environment variable says where that is more. */
export function limit(variable: string, usual: number): Limit {
  return { variable, most: Math.max(usual, Number(env[variable] ?? 0) || 0) };
}
