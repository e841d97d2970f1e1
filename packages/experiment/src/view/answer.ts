/** What a request is answered with. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** What every answer says: nothing is kept, guessed, framed or shown elsewhere. */
const always = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** What files of runs may do: they come from the store, which may hold what others made. */
const ofFiles =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  svg: 'image/svg+xml',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  yaml: 'text/plain; charset=utf-8',
};

/** A page of ours, which brings its own policy. */
export function page(html: string): Answer {
  return { status: 200, headers: { ...always, 'Content-Type': types.html! }, body: html };
}

/** A file of a run or of a page, by its name. */
export function file(name: string, body: string | Uint8Array): Answer {
  const type = types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return {
    status: 200,
    headers: { ...always, 'Content-Type': type, 'Content-Security-Policy': ofFiles },
    body,
  };
}

/** A sentence, where something is not as it should be. */
export function refusal(
  status: number,
  said: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { ...always, 'Content-Type': 'text/plain; charset=utf-8', ...headers },
    body: `${said}\n`,
  };
}
