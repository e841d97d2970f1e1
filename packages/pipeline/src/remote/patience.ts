/** How often something is tried in a row. */
const tries = 3;
/** After so many failures in a row nothing more is tried. */
const mostFailures = 3;

/** Lets a remote store fail: without it everything is computed here. */
export interface Patience {
  /** The value of `act`; undefined when it fails again and again, or so much has failed that nothing is tried any more. */
  attempt<T>(act: () => Promise<T>): Promise<T | undefined>;
}

/** @param warn told once what is wrong */
export function createPatience(name: string, warn: (message: string) => void): Patience {
  let failures = 0;
  let told = false;
  return {
    async attempt(act) {
      let last: unknown;
      for (let time = 0; time < tries && failures < mostFailures; time++)
        try {
          const value = await act();
          failures = 0;
          return value;
        } catch (error) {
          last = error;
        }
      if (last === undefined) return undefined;
      failures++;
      if (!told)
        warn(
          `The remote store ${name} does not answer as it should (${(last as Error).message}): what it does not give is computed here.`,
        );
      told = true;
      return undefined;
    },
  };
}
