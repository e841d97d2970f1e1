/** The page's one script: sorts, searches and pages the table of genes. Without it the first rows stay as they are. */
export const geneTableScript = `
(() => {
  'use strict';
  const table = document.getElementById('gene-table');
  const data = JSON.parse(document.getElementById('gene-data').textContent);
  const controls = document.getElementById('gene-controls');
  const search = document.getElementById('gene-search');
  const status = document.getElementById('gene-status');
  const previous = document.getElementById('gene-previous');
  const next = document.getElementById('gene-next');
  const body = table.tBodies[0];
  const headings = [...table.tHead.rows[0].cells];
  const names = data.genes.map((gene) => gene.toLowerCase());
  const minus = (text) => text.replace('-', '\\u2212');
  let sorted = data.sorted;
  let down = true;
  let page = 0;
  let rows = data.genes.map((_, i) => i);

  const before = (a, b) => {
    const direction = down ? -1 : 1;
    if (sorted === 0) return direction * (names[a] < names[b] ? -1 : names[a] > names[b] ? 1 : 0) || a - b;
    const values = data.columns[sorted - 1];
    const [x, y] = [values[a], values[b]];
    if (x === null || y === null) return (x === null) - (y === null) || a - b;
    return direction * (x - y) || a - b;
  };
  const figures = new Set(data.figures);
  const heading = (i) => {
    const element = document.createElement('th');
    element.scope = 'row';
    const link = figures.has(data.ids[i]) ? document.createElement('a') : element;
    link.textContent = data.genes[i];
    if (link !== element) {
      link.href = '#gene-figure-' + data.ids[i];
      element.append(link);
    }
    return element;
  };
  const cell = (text) => {
    const element = document.createElement('td');
    element.textContent = text;
    element.className = 'num';
    return element;
  };
  const show = () => {
    const first = page * data.rows;
    const visible = rows.slice(first, first + data.rows);
    body.replaceChildren(
      ...visible.map((i) => {
        const row = document.createElement('tr');
        row.id = 'gene-' + data.ids[i];
        row.append(
          heading(i),
          ...data.columns.map((values) => cell(values[i] === null ? '\\u2013' : minus(values[i].toFixed(3)))),
        );
        return row;
      }),
    );
    status.textContent =
      rows.length === 0
        ? 'No gene has this in its name'
        : 'Genes ' + (first + 1) + ' to ' + (first + visible.length) + ' of ' + rows.length.toLocaleString('en-US');
    previous.disabled = page === 0;
    next.disabled = first + data.rows >= rows.length;
    headings.forEach((heading, i) => {
      if (i === sorted) heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      else heading.removeAttribute('aria-sort');
    });
  };
  const select = () => {
    const wanted = search.value.trim().toLowerCase();
    rows = data.genes.map((_, i) => i).filter((i) => names[i].includes(wanted)).sort(before);
    page = 0;
    show();
  };

  const find = (hash) => {
    const id = /^#gene-(\\d+)$/.exec(hash);
    const i = id === null ? -1 : data.ids.indexOf(Number(id[1]));
    if (i < 0) return false;
    search.value = '';
    select();
    page = Math.floor(rows.indexOf(i) / data.rows);
    show();
    return true;
  };

  headings.forEach((heading, i) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = heading.textContent.trim();
    button.addEventListener('click', () => {
      down = i === sorted ? !down : i !== 0;
      sorted = i;
      select();
    });
    heading.replaceChildren(button);
  });
  search.addEventListener('input', select);
  previous.addEventListener('click', () => { page -= 1; show(); });
  next.addEventListener('click', () => { page += 1; show(); });
  // The row has to be there before the browser goes to it.
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#gene-"]');
    if (link !== null) find(link.hash);
  });
  controls.hidden = false;
  select();
  if (find(location.hash)) document.getElementById(location.hash.slice(1)).scrollIntoView({ block: 'center' });
})();
`;
