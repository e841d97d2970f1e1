import yargs, { type Argv } from 'yargs';

/** What a command line may be, as yargs knows it. */
interface Definition {
  getOptions(): {
    readonly boolean: readonly string[];
    readonly normalize: readonly string[];
    readonly array: readonly string[];
  };
  getInternalMethods(): {
    getCommandInstance(): { getCommandHandlers(): Readonly<Record<string, CommandDefinition>> };
  };
}

interface CommandDefinition {
  readonly builder: (yargs: Argv) => unknown;
  readonly demanded: readonly Positional[];
  readonly optional: readonly Positional[];
}

interface Positional {
  readonly cmd: readonly string[];
  readonly variadic: boolean;
}

/** The command that the words name, and the words after it. */
export async function commandOf(
  words: readonly string[],
  parser: Argv,
): Promise<{
  readonly positionals: readonly Positional[];
  readonly options: ReturnType<Definition['getOptions']>;
  readonly rest: readonly string[];
}> {
  // Yargs completes by these itself; its types do not have them.
  const inside = (yargs: Argv): Definition => yargs as unknown as Definition;
  let at = inside(parser);
  let found: CommandDefinition | undefined;
  for (const [index, word] of words.entries()) {
    const command = at.getInternalMethods().getCommandInstance().getCommandHandlers()[word];
    if (command === undefined) return { ...inner(found, at), rest: words.slice(index) };
    const own = yargs([]);
    await command.builder(own);
    [found, at] = [command, inside(own)];
  }
  return { ...inner(found, at), rest: [] };
}

function inner(command: CommandDefinition | undefined, at: Definition) {
  return {
    positionals: [...(command?.demanded ?? []), ...(command?.optional ?? [])],
    options: at.getOptions(),
  };
}
