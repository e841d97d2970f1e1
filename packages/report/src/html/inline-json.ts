import { Markup } from './markup.js';

/** JSON for a `<script type="application/json">` block: nothing in it can end the block. */
export function inlineJson(value: unknown): Markup {
  return new Markup(
    JSON.stringify(value).replace(
      /[<>&\u2028\u2029]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
}
