/** Sorts, filters, pages and saves the table of genes, and keeps its state in the address. Without it the first rows stay as they are. */
export const geneTableScript = `
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId('gene-data').textContent);
  const count = data.genes.length;
  const genes = data.genes;
  const lower = genes.map((gene) => gene.toLowerCase());
  const signed = (text) => text.replace('-', '\\u2212');
  const number = (value, places = 3) => Number.isFinite(value) ? signed(Number(value.toFixed(places)) === 0 ? (0).toFixed(places) : value.toFixed(places)) : '\\u2013';
  const rate = (value) => value < 0.001 ? '<\\u00a00.001' : number(value);
  const element = (tag, attributes = {}, ...content) => {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
    made.append(...content);
    return made;
  };
  const lazy = (make) => { let made; return () => made ??= make(); };
  const ceilings = data.ceilings.map(({ kind, values, errors }) => ({
    key: kind, label: kind === 'truth' ? 'Skill of the truth' : 'h\\u00b2',
    values: lazy(() => thousandths(values, count)), errors: errors && lazy(() => thousandths(errors, count)),
  }));
  const models = data.models.map((model) => ({
    ...model,
    measures: new Map([
      ['skill', lazy(() => thousandths(model.skill, count))],
      ['r', lazy(() => thousandths(model.r, count))],
      ...(model.q === undefined ? [] : [['q', lazy(() => thousandths(model.q, count))]]),
      ...model.shares.map(({ label, values }) => [label, lazy(() => thousandths(values, count))]),
    ]),
  }));
  const table = byId('gene-table');
  const control = (name) => byId('gene-' + name);
  const filters = ['names', 'measure', 'q', 'best', 'h2', 'chromosome'].map((name) => [name, control(name)]).filter(([, input]) => input !== null);
  const boxes = [...document.querySelectorAll('#gene-models input')];
  const modelChoiceInput = byId('model-choice');
  const state = { sort: models.length > 0 ? models[0].name + '|skill' : 'mean', down: true, page: 0, gene: '' };

  const fixed = [
    { key: 'mean', label: 'Mean expression', values: () => data.means.map((mean) => mean ?? NaN), show: number },
    ...ceilings.map((ceiling) => ({ ...ceiling, show: number })),
  ];
  const chosen = () => models.filter((_, i) => boxes.length === 0 || boxes[i].checked);
  const columns = () => [
    ...fixed,
    ...chosen().flatMap((model) => {
      const wanted = control('measure')?.value ?? '';
      return [...model.measures]
        .filter(([name]) => wanted === 'all' || name === wanted || (wanted === '' && (name === 'skill' || (model === models[0] && name.length === 1))))
        .map(([name, values]) => ({ key: model.name + '|' + name, model: model.name, label: name, values, show: name === 'q' ? rate : number }));
    }),
  ];
  const bestModel = lazy(() => genes.map((_, i) => {
    let best = -1;
    models.forEach((model, m) => { if (model.measures.get('skill')()[i] > (best < 0 ? -Infinity : models[best].measures.get('skill')()[i])) best = m; });
    return best < 0 ? '' : models[best].name;
  }));
  const judged = () => models.find(({ name }) => name === modelChoiceInput?.value) ?? models[0];
  const matching = () => {
    const value = (name) => control(name)?.value ?? '';
    const names = value('names').toLowerCase().split(/[\\s,;]+/).filter(Boolean);
    const q = judged()?.measures.get('q')?.();
    const h2 = ceilings.find(({ key }) => key === 'heritability')?.values();
    const chromosome = data.places === null ? -1 : data.places.chromosomes.indexOf(value('chromosome'));
    return genes.map((_, i) => i).filter((i) =>
      (names.length === 0 || names.some((name) => lower[i].includes(name))) &&
      (value('q') === '' || q === undefined || q[i] <= Number(value('q'))) &&
      (value('best') === '' || bestModel()[i] === value('best')) &&
      (value('h2') === '' || h2 === undefined || h2[i] >= Number(value('h2'))) &&
      (chromosome < 0 || data.places.chromosome[i] === chromosome));
  };
  const sorted = (rows) => {
    const direction = state.down ? -1 : 1;
    if (state.sort === 'gene') return rows.sort((a, b) => direction * (lower[a] < lower[b] ? -1 : lower[a] > lower[b] ? 1 : 0) || a - b);
    const [name, measure] = state.sort.split('|');
    const values = (fixed.find(({ key }) => key === state.sort)?.values ?? models.find((model) => model.name === name)?.measures.get(measure) ?? fixed[0].values)();
    return rows.sort((a, b) => {
      const [x, y] = [values[a], values[b]];
      if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) - Number.isNaN(y) || a - b;
      return direction * (x - y) || a - b;
    });
  };
  let rows = [];

  const geneLink = (gene) => element('a', { href: '#gene=' + encodeURIComponent(gene) }, gene);
  const heading = (key, label, model) => {
    const button = element('button', { type: 'button', ...(model && { 'aria-label': model + ' ' + label }) }, label);
    button.addEventListener('click', () => {
      state.down = state.sort === key ? !state.down : key !== 'gene' && label !== 'q';
      state.sort = key;
      select();
      table.querySelector('[data-key="' + CSS.escape(key) + '"] button')?.focus();
    });
    const sort = state.sort === key ? (state.down ? 'descending' : 'ascending') : undefined;
    return element('th', { scope: 'col', class: key === 'gene' ? undefined : 'num', 'data-key': key, 'aria-sort': sort }, button);
  };
  const showHead = (shown) => {
    const top = element('tr', {}, element('td', { colspan: 1 + fixed.length }));
    for (const model of new Set(shown.flatMap((column) => column.model ?? []))) {
      const own = shown.filter((column) => column.model === model).length;
      top.append(element('th', { scope: 'colgroup', colspan: own, class: 'group' }, model));
    }
    const bottom = element('tr', {}, heading('gene', 'Gene'), ...shown.map(({ key, label, model }) => heading(key, label, model)));
    table.tHead.replaceChildren(...(models.length > 0 ? [top] : []), bottom);
  };
  const show = () => {
    const shown = columns();
    showHead(shown);
    const first = state.page * data.rows;
    const visible = rows.slice(first, first + data.rows);
    const values = shown.map((column) => column.values());
    table.tBodies[0].replaceChildren(...visible.map((i) => element('tr', {},
      element('th', { scope: 'row' }, geneLink(genes[i])),
      ...shown.map((column, c) => element('td', { class: 'num' }, column.show(values[c][i]))))));
    byId('gene-status').textContent = rows.length === 0
      ? 'No gene is like this'
      : 'Genes ' + (first + 1) + ' to ' + (first + visible.length) + ' of ' + rows.length.toLocaleString('en-US');
    byId('gene-previous').disabled = state.page === 0;
    byId('gene-next').disabled = first + data.rows >= rows.length;
  };
  const remember = () => {
    const said = new URLSearchParams();
    if (state.gene !== '') said.set('gene', state.gene);
    for (const [name, input] of filters) if (input.value !== '') said.set(name, input.value);
    if (boxes.some((box) => box.checked !== box.defaultChecked)) said.set('models', boxes.filter((box) => box.checked).map((box) => box.value).join(','));
    if (modelChoiceInput !== null && modelChoiceInput.selectedIndex > 0) said.set('model', modelChoiceInput.value);
    if (state.changed) said.set('sort', (state.down ? '-' : '') + state.sort);
    const hash = said.size === 0 ? '#genes' : '#' + said;
    if (hash !== location.hash) history.replaceState(null, '', hash);
  };
  const select = (keep) => {
    rows = sorted(matching());
    state.page = 0;
    show();
    state.changed = true;
    if (keep !== true) remember();
  };
  const recall = () => {
    if (!location.hash.includes('=')) return;
    const said = new URLSearchParams(location.hash.slice(1));
    for (const [name, input] of filters) if (said.has(name)) input.value = said.get(name);
    if (said.has('models')) {
      const names = said.get('models').split(',');
      for (const box of boxes) box.checked = names.includes(box.value);
    }
    if (said.has('model') && modelChoiceInput !== null) {
      modelChoiceInput.value = said.get('model');
      modelChoiceInput.dispatchEvent(new Event('change'));
    }
    if (said.has('sort')) [state.down, state.sort] = [said.get('sort').startsWith('-'), said.get('sort').replace(/^-/, '')];
  };

  const csvField = (text) => /^[=+\\-@\\t\\r]/.test(text) ? '"\\'' + text.replaceAll('"', '""') + '"' : /[",\\n\\r]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  byId('gene-save').addEventListener('click', () => {
    const shown = columns();
    const values = shown.map((column) => column.values());
    const lines = [['gene', ...shown.map(({ key }) => key.replace('|', '.'))].map(csvField)];
    for (const i of rows) lines.push([csvField(genes[i]), ...values.map((column) => Number.isFinite(column[i]) ? String(column[i]) : '')]);
    save('genes-shown.csv', 'text/csv', lines.map((line) => line.join(',') + '\\r\\n').join(''));
  });
  for (const [, input] of filters) input.addEventListener('input', select);
  for (const box of boxes) box.addEventListener('change', select);
  modelChoiceInput?.addEventListener('change', () => {
    for (const label of document.querySelectorAll('.judged')) label.textContent = judged().name;
    select();
  });
  byId('gene-previous').addEventListener('click', () => { state.page -= 1; show(); });
  byId('gene-next').addEventListener('click', () => { state.page += 1; show(); });
  byId('gene-controls').hidden = false;
  for (const name of document.querySelectorAll('[data-gene]')) name.replaceChildren(geneLink(name.dataset.gene));
  recall();
  select(true);
  state.changed = false;
`;
