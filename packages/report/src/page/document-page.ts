import { markup, Markup } from '../html/markup.js';
import { contentSecurityPolicy } from './content-security-policy.js';
import { pageIcon } from './page-icon.js';
import { pageScript } from './page-script.js';
import { pageStyle } from './page-style.js';
import type { RenderedSection } from './section.js';

/** What the head and the frame of a page say; every text in it is escaped. */
export interface DocumentPage {
  readonly title: string;
  /** The line above the title: what kind of page this is. */
  readonly kicker: string;
  /** What was asked. */
  readonly question?: string | undefined;
  /** The one sentence to take away. */
  readonly lead: string;
  /** More of what the numbers say, a sentence each. */
  readonly findings: readonly string[];
  /** Short facts in a row: "Samples 112". */
  readonly facts: readonly (readonly [term: string, value: string | Markup])[];
  /** What the reader has to know before believing the numbers. */
  readonly caution?: Markup | undefined;
  readonly sections: readonly RenderedSection[];
  readonly footer: string;
  /** What stays at hand while one reads; it needs the script. */
  readonly tools?: Markup | undefined;
  /** Parts of the page's only script; the page has to make sense without it. */
  readonly scripts?: readonly string[];
  /** Whether it may ask the server that it came from: a page of `snpress view`. */
  readonly asksServer?: boolean;
}

function contents(sections: readonly RenderedSection[]): Markup {
  const groups = [...new Set(sections.map(({ group }) => group))];
  return markup`${groups.map((name) => {
    const links = sections
      .filter(({ group }) => group === name)
      .map(({ id, heading }) => markup`<li><a href="#${id}">${heading}</a></li>`);
    return markup`${name !== undefined && markup`<p>${name}</p>`}<ul>${links}</ul>`;
  })}`;
}

/** A self-contained document with a strict content security policy: headline, contents, sections. */
export function documentPage(page: DocumentPage): string {
  const {
    title,
    kicker,
    question,
    lead,
    findings,
    facts,
    caution,
    sections,
    footer,
    tools,
    scripts = [],
    asksServer,
  } = page;
  const script = pageScript(scripts);
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="${new Markup(contentSecurityPolicy(pageStyle, script, asksServer))}"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <link rel="icon" href="${new Markup(pageIcon)}" />
        <style>${new Markup(pageStyle)}</style>
      </head>
      <body>
        <a class="skip" href="#content">Skip to the results</a>
        <header>
          <p class="kicker">${kicker}</p>
          <h1>${title}</h1>
          ${question !== undefined && markup`<p class="question">${question}</p>`}
          <p class="lead">${lead}</p>
          ${
            findings.length > 0 &&
            markup`<ul class="findings">
              ${findings.map((finding) => markup`<li>${finding}</li>`)}
            </ul>`
          }
          <dl class="facts">
            ${facts.map(
              ([term, value]) =>
                markup`<div>
                  <dt>${term}</dt>
                  <dd>${value}</dd>
                </div>`,
            )}
          </dl>
        </header>
        <div class="side">
          <nav aria-label="Contents">${contents(sections)}</nav>
          ${tools !== undefined && markup`<aside class="controls" id="tools" aria-label="What is shown" hidden>${tools}</aside>`}
        </div>
        <main id="content">
          ${caution}${sections.map(
            ({ id, heading, body }) =>
              markup`<section id="${id}" aria-labelledby="${id}-heading">
                <h2 id="${id}-heading">${heading}</h2>
                ${body}
              </section> `,
          )}
        </main>
        <footer>
          <p>${footer}</p>
        </footer>
        <script>${new Markup(script)}</script>
      </body>
    </html>
`.source;
}
