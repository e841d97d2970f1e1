/** What is to survive of an error; structured cloning would lose its name, code and fault. */
export interface ErrorParts {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string;
  /** `input` where what was given is at fault, not the program. */
  readonly fault?: string;
}

export function takeApart(error: unknown): ErrorParts {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, stack, code, fault } = error as Error & { code?: unknown; fault?: unknown };
  return {
    name,
    message,
    ...(stack !== undefined && { stack }),
    ...(typeof code === 'string' && { code }),
    ...(typeof fault === 'string' && { fault }),
  };
}

export function putTogether({ name, message, stack, ...others }: ErrorParts): Error {
  const error = new Error(message);
  const own = { value: name, configurable: true, writable: true };
  Object.defineProperty(error, 'name', own);
  if (stack !== undefined) error.stack = stack;
  return Object.assign(error, others);
}
