import { colours } from '../figures/colours.js';

const light = Object.fromEntries(Object.entries(colours).map(([role, [colour]]) => [role, colour]));

/** What all scripts of a page have: a way to save files, and buttons that save a figure. */
const saving = `
  const palette = ${JSON.stringify(light)};
  const saveBlob = (name, blob) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const save = (name, type, text) => saveBlob(name, new Blob([text], { type }));
  const svgFile = (svg) => {
    const copy = svg.cloneNode(true);
    const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    for (const [key, value] of Object.entries({ width: '100%', height: '100%', fill: palette.ground })) ground.setAttribute(key, value);
    copy.prepend(ground);
    copy.setAttribute('color', palette.ink);
    return new XMLSerializer().serializeToString(copy).replace(/var\\(--([\\w-]+)\\)/g, (all, role) => palette[role] ?? all);
  };
  const savePng = (name, svg) => {
    const image = new Image();
    image.addEventListener('load', () => {
      const canvas = document.createElement('canvas');
      const { width, height } = svg.viewBox.baseVal;
      [canvas.width, canvas.height] = [3 * width, 3 * height];
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => saveBlob(name, blob), 'image/png');
    });
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svgFile(svg));
  };
  const offerFiles = (figure) => {
    const svg = figure.querySelector('svg');
    const name = figure.dataset.file;
    const button = (kind, act) => {
      const element = document.createElement('button');
      element.type = 'button';
      element.className = 'link';
      element.textContent = kind;
      element.setAttribute('aria-label', kind + ' of ' + name);
      element.addEventListener('click', act);
      return element;
    };
    figure.querySelector('figcaption').append(
      button('SVG', () => save(name + '.svg', 'image/svg+xml', svgFile(svg))),
      ' ',
      button('PNG', () => savePng(name + '.png', svg)),
    );
  };
  document.querySelectorAll('figure[data-file]').forEach(offerFiles);
  document.getElementById('tools')?.removeAttribute('hidden');
`;

/** Marks in the contents where the reader is. */
const contents = `
  const links = new Map([...document.querySelectorAll('nav a')].map((link) => [link.hash.slice(1), link]));
  const seen = new Set();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) seen[isIntersecting ? 'add' : 'delete'](target.id);
    let current;
    for (const [id, link] of links) {
      link.removeAttribute('aria-current');
      if (seen.has(id)) current = link;
    }
    current?.setAttribute('aria-current', 'location');
  }, { rootMargin: '-12% 0px -78% 0px' });
  for (const id of links.keys()) {
    const section = document.getElementById(id);
    if (section !== null) observer.observe(section);
  }
`;

/** The page's one script, of what it has beside what all pages have; each part keeps its names to itself. */
export function pageScript(parts: readonly string[]): string {
  return `\n(() => {\n  'use strict';${saving}${[contents, ...parts].map((part) => `  {${part}  }\n`).join('')}})();\n`;
}
