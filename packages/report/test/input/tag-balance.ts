const voidElements = new Set(['meta', 'link', 'input', 'br', 'hr', 'img']);

/**
 * What keeps a document from being well formed: tags that do not close in order, attributes twice or without quotes,
 * bare ampersands. Style and script contents and comments are left out.
 */
export function markupProblems(source: string): readonly string[] {
  const problems: string[] = [];
  const open: string[] = [];
  const body = source
    .replace(/<(style|script)([^>]*)>[\s\S]*?<\/\1>/g, '<$1$2></$1>')
    .replace(/^<!doctype html>/, '')
    .replace(/<!--[\w-]*-->/g, '');
  for (const [, text = '', tag = ''] of body.matchAll(/([^<]*)(<[^>]*>)?/g)) {
    const bare = /&(?!(amp|lt|gt|quot|#\d+);)/.exec(text);
    if (bare !== null) problems.push(`bare & in "${text}"`);
    if (tag === '') continue;
    const end = /^<\/([\w:-]+)\s*>$/.exec(tag);
    if (end !== null) {
      const expected = open.pop();
      if (expected !== end[1]) problems.push(`</${end[1]!}> where </${String(expected)}> is due`);
      continue;
    }
    const start = /^<([\w:-]+)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(\/?)>$/.exec(tag);
    if (start === null) {
      problems.push(`not a tag: ${tag}`);
      continue;
    }
    const [, name, attributes, closed] = start as unknown as [string, string, string, string];
    const names = [...attributes.matchAll(/([\w:-]+)(="[^"]*")?/g)].map((match) => match[1]!);
    if (new Set(names).size !== names.length) problems.push(`an attribute twice: ${tag}`);
    if (closed === '' && !voidElements.has(name)) open.push(name);
  }
  return [...problems, ...open.map((name) => `<${name}> is not closed`)];
}
