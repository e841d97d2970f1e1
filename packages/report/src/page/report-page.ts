import { headlineSentences } from '../headline/headline-sentences.js';
import { markup, Markup } from '../html/markup.js';
import { formatCount } from '../text/format-number.js';
import { contentSecurityPolicy } from './content-security-policy.js';
import { geneTableScript } from './gene-table-script.js';
import type { PageContext } from './page-context.js';
import { pageStyle } from './page-style.js';
import type { Section } from './section.js';
import { warningsBox } from './warnings-box.js';

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%230b63b0'/%3E%3Cpath d='M3 12L12 3' stroke='white' stroke-width='2'/%3E%3Ccircle cx='5' cy='7' r='1.5' fill='white'/%3E%3Ccircle cx='10' cy='10' r='1.5' fill='white'/%3E%3C/svg%3E";

/** The whole document. */
export function reportPage({ input, ranked }: PageContext, sections: readonly Section[]): string {
  const hasScript = sections.some(({ id }) => id === 'genes');
  const [verdict, ...more] = headlineSentences(input);
  const facts = [
    ['Samples', formatCount(input.data.samples)],
    ['Markers', formatCount(input.data.markers)],
    ['Genes', formatCount(input.data.genes)],
    ['Models', formatCount(ranked.models.length)],
    ['Held out by', input.protocol.outer],
  ] as const;
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="${new Markup(contentSecurityPolicy(pageStyle, geneTableScript))}"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${input.title}</title>
        <link rel="icon" href="${new Markup(icon)}" />
        <style>${new Markup(pageStyle)}</style>
      </head>
      <body>
        <a class="skip" href="#content">Skip to the results</a>
        <header>
          <p class="kicker">Gene expression predicted from genotypes · ${input.experiment}</p>
          <h1>${input.title}</h1>
          <p class="lead">${verdict}</p>
          ${
            more.length > 0 &&
            markup`<ul class="findings">
              ${more.map((finding) => markup`<li>${finding}</li>`)}
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
          <nav aria-label="Contents">
            <ul>
              ${sections.map(({ id, heading }) => markup`<li><a href="#${id}">${heading}</a></li>`)}
            </ul>
          </nav>
        </header>
        <main id="content">
          ${warningsBox(input)}${sections.map(
            ({ id, heading, body }) =>
              markup`<section id="${id}" aria-labelledby="${id}-heading">
                <h2 id="${id}-heading">${heading}</h2>
                ${body}
              </section> `,
          )}
        </main>
        <footer>
          <p>
            Made by snpress. Every number on this page is measured on samples that were held out of training.
          </p>
        </footer>
        ${hasScript && markup`<script>${new Markup(geneTableScript)}</script>`}
      </body>
    </html>
`;
  return page.source;
}
