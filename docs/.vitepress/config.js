import { defineConfig } from 'vitepress';
import { headingId, pageOf, siteLinks } from './pages.js';
import { sidebar } from './sidebar.js';

export default defineConfig({
  title: 'snpress',
  description: 'How much of gene expression do your genotypes predict, and with which model?',
  lang: 'en',
  // The whole repository, so that the READMEs of packages are pages too.
  srcDir: '..',
  srcExclude: [
    '**/{out-tsc,src,test,fixtures,runs}/**',
    '{.nx,.snpress,bench-results,tools}/**',
    'README.md',
  ],
  rewrites: pageOf,
  outDir: '../dist/site',
  cacheDir: '../node_modules/.cache/vitepress',
  markdown: {
    config: siteLinks,
    // As on GitHub, so that links to headings work in both places.
    anchor: { slugify: headingId },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  // The index of the search is larger than what Vite warns of; it is loaded when somebody searches.
  vite: { build: { chunkSizeWarningLimit: 4000 } },
  themeConfig: {
    sidebar,
    nav: [
      { text: 'Start', link: '/start' },
      { text: 'Tutorials', link: '/tutorials/yeast' },
      { text: 'How to', link: '/how-to/library' },
      { text: 'Reference', link: '/reference/spec' },
      { text: 'Explanation', link: '/explanation/statistics' },
    ],
    search: { provider: 'local' },

    outline: { level: [2, 3] },
  },
});
