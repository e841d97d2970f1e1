/** Draws one gene when it is asked for: by a link, by its name in the search, by `#gene=` in the address. */
export const genePanelScript = `
  const panel = byId('gene-panel');
  const drawn = (tag, attributes, ...content) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...content);
    return made;
  };
  const figureOf = (name, title, width, height, parts, caption) => {
    const svg = drawn('svg', { viewBox: '0 0 ' + width + ' ' + height, width, height, role: 'img', 'font-family': 'system-ui, sans-serif', 'font-size': 13, fill: 'currentColor', 'aria-label': title }, ...parts);
    const figure = element('figure', { 'data-file': name.replace(/[^\\w.-]+/g, '-') }, svg, element('figcaption', {}, caption + ' '));
    offerFiles(figure);
    return figure;
  };
  const ticks = (low, high, about) => {
    const rough = (high - low) / about;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
    const all = [];
    for (let k = Math.ceil(low / step); k * step <= high; k++) all.push(Number((k * step).toPrecision(10)));
    return all;
  };
  const pointsOf = (i, name) => {
    const packed = data.points?.genes[i];
    const model = data.points?.models.indexOf(name) ?? -1;
    if (packed == null || model < 0) return undefined;
    const [low, high, values] = packed;
    const bytes = atob(values);
    const n = data.points.samples.length;
    const at = (row, sample) => {
      const code = bytes.charCodeAt(row * n + sample);
      return code === 255 ? NaN : low + (code / 254) * (high - low);
    };
    const points = data.points.samples.map((sample, s) => ({ sample, observed: at(0, s), predicted: at(1 + model, s) }));
    return { low, high, points: points.filter(({ observed, predicted }) => !Number.isNaN(observed + predicted)) };
  };
  const scatter = (i, name) => {
    const found = pointsOf(i, name);
    if (found === undefined) {
      const some = data.points?.genes.filter((gene) => gene !== null).length ?? 0;
      return element('p', {}, some === 0 ? 'This page has no held-out values.' : 'This page has room for the held-out values of ' + some.toLocaleString('en-US') + ' genes, the best predicted ones and those that the key genes of report names; this is none of them.');
    }
    const { low, high, points } = found;
    const colour = 'var(--series-' + (1 + models.findIndex((model) => model.name === name) % 12) + ')';
    const room = (high - low || 1) * 0.06;
    const [from, to] = [low - room, high + room];
    const x = (value) => 64 + ((value - from) / (to - from)) * 266;
    const y = (value) => 276 - ((value - from) / (to - from)) * 266;
    const parts = [
      ...ticks(from, to, 5).flatMap((tick) => [
        drawn('text', { x: x(tick), y: 294, 'text-anchor': 'middle' }, signed(String(tick))),
        drawn('text', { x: 58, y: y(tick) + 4, 'text-anchor': 'end' }, signed(String(tick))),
      ]),
      drawn('path', { d: 'M64,10V276H330', fill: 'none', stroke: 'var(--rule)' }),
      drawn('path', { d: 'M' + x(from) + ',' + y(from) + 'L' + x(to) + ',' + y(to), stroke: 'var(--muted)', 'stroke-dasharray': '5 4' }),
      ...points.map(({ sample, observed, predicted }) => drawn('circle', { cx: x(observed).toFixed(1), cy: y(predicted).toFixed(1), r: 3.5, fill: colour, 'fill-opacity': 0.3, stroke: colour },
        drawn('title', {}, sample + ': true ' + number(observed) + ', predicted ' + number(predicted)))),
      drawn('text', { x: 197, y: 310, 'text-anchor': 'middle' }, 'true expression'),
      drawn('text', { transform: 'translate(14,143) rotate(-90)', 'text-anchor': 'middle' }, 'predicted expression'),
    ];
    const figure = figureOf('gene-' + genes[i] + '-' + name, genes[i] + ': predicted by ' + name + ' against true expression', 340, 318, parts,
      name + ': ' + points.length + ' held-out values; the dashed line is perfect prediction.');
    const button = element('button', { type: 'button', class: 'link', 'aria-label': 'CSV of the values' }, 'CSV');
    button.addEventListener('click', () => save('gene-' + genes[i] + '-' + name + '.csv', 'text/csv',
      'sample,true,predicted\\r\\n' + points.map((point) => [csvField(point.sample), point.observed.toPrecision(5), point.predicted.toPrecision(5)].join(',') + '\\r\\n').join('')));
    figure.lastChild.append(' ', button);
    return figure;
  };
  const inclusion = data.inclusion;
  const entriesOf = (i) => {
    const text = inclusion.genes[i];
    return Array.from({ length: text.length / 6 }, (_, k) => {
      const [id, at, chromosome] = inclusion.markers[whole(text, 6 * k, 3)];
      return { id, at, chromosome, probability: whole(text, 6 * k + 3, 2) / 1000, set: whole(text, 6 * k + 5, 1) };
    });
  };
  const placeOf = ({ at, chromosome }) => {
    const { label, from } = inclusion.chromosomes[chromosome];
    return inclusion.placed ? label + ':' + Math.round(at - from).toLocaleString('en-US') : 'marker ' + at;
  };
  const profile = (i) => {
    const entries = entriesOf(i).filter(({ at }) => at >= 0);
    if (entries.length === 0) return element('p', {}, inclusion.model + ' gives no marker a probability of ' + inclusion.least + ' or more to act on this gene.');
    const x = (at) => 46 + (at / inclusion.length) * 584;
    const highest = Math.max(1, ...entries.map(({ probability }) => probability));
    const y = (value) => 150 - (value / highest) * 130;
    let end = -Infinity;
    const names = inclusion.chromosomes.flatMap(({ label, from, to }) => {
      const middle = x((from + to) / 2);
      if (label === '' || middle - 4 * label.length < end) return [];
      end = middle + 4 * label.length;
      return [drawn('text', { x: middle, y: 172, 'text-anchor': 'middle', 'font-size': 11 }, label.slice(0, 8))];
    });
    const parts = [
      ...inclusion.chromosomes.map(({ from, to }, c) => drawn('rect', { x: x(from), y: 12, width: Math.max(x(to) - x(from), 0.5), height: 138, fill: c % 2 === 0 ? 'var(--panel)' : 'none' })),
      ...[0, 0.5, 1].map((tick) => drawn('text', { x: 40, y: y(tick * highest) + 4, 'text-anchor': 'end' }, String(Number((tick * highest).toPrecision(2))))),
      ...entries.map((entry) => drawn('g', { stroke: 'var(--series-' + (entry.set === 0 ? 8 : 1 + (entry.set - 1) % 7) + ')', fill: 'var(--series-' + (entry.set === 0 ? 8 : 1 + (entry.set - 1) % 7) + ')' },
        drawn('title', {}, entry.id + ', ' + placeOf(entry) + ': probability ' + number(entry.probability, 2) + (entry.set === 0 ? '' : ', credible set ' + entry.set)),
        drawn('path', { d: 'M' + x(entry.at).toFixed(1) + ',150V' + y(entry.probability).toFixed(1), 'stroke-width': 2 }),
        drawn('circle', { cx: x(entry.at).toFixed(1), cy: y(entry.probability).toFixed(1), r: 3.5 }))),
      ...(inclusion.genesAt[i] < 0 ? [] : [drawn('path', { d: 'M' + x(inclusion.genesAt[i]).toFixed(1) + ',151l-6,9h12z', fill: 'var(--series-2)' }, drawn('title', {}, genes[i]))]),
      ...names,
      drawn('text', { x: 338, y: 192, 'text-anchor': 'middle' }, inclusion.placed ? 'chromosome' : 'markers in their order'),
    ];
    const sets = new Map();
    for (const entry of entries) if (entry.set > 0) sets.set(entry.set, [...(sets.get(entry.set) ?? []), entry]);
    const list = element('ul', {}, ...[...sets].sort(([a], [b]) => a - b).map(([set, own]) => element('li', {},
      'Credible set ' + set + ': ' + own.sort((a, b) => b.probability - a.probability).slice(0, 5).map((entry) => entry.id + ' (' + placeOf(entry) + ', ' + number(entry.probability, 2) + ')').join(', ') + (own.length > 5 ? ' and ' + (own.length - 5) + ' more' : ''))));
    const figure = figureOf('markers-' + genes[i], 'Inclusion probabilities of the markers for ' + genes[i], 640, 198, parts,
      inclusion.model + ': how likely each marker acts on the gene; one colour for each credible set' + (inclusion.genesAt[i] < 0 ? '.' : '; the triangle is the gene.'));
    figure.className = 'wide';
    return element('div', {}, figure, list);
  };
  const scores = (i) => element('table', {}, element('caption', {}, element('span', {}, '\\u00b0 The interval holds 0.')),
    element('thead', {}, element('tr', {}, ...['Model', 'Skill', '95\\u00a0% interval', 'r', 'q'].map((label, c) => element('th', { scope: 'col', ...(c > 0 && { class: 'num' }) }, label)))),
    element('tbody', {}, ...models.map((model) => {
      const skill = thousandthAt(model.skill, i);
      const error = model.errors === undefined ? NaN : errorAt(model.errors, i);
      const ends = [skill - 1.96 * error, Math.min(1, skill + 1.96 * error)];
      const q = model.q === undefined ? NaN : thousandthAt(model.q, i);
      return element('tr', {}, element('th', { scope: 'row' }, model.name), ...[
        number(skill),
        Number.isNaN(ends[0]) ? '\\u2013' : number(ends[0], 2) + ' to ' + number(ends[1], 2) + (ends[0] <= 0 && ends[1] >= 0 ? ' \\u00b0' : ''),
        number(thousandthAt(model.r, i)),
        Number.isNaN(q) ? '\\u2013' : rate(q),
      ].map((text) => element('td', { class: 'num' }, text)));
    })));
  const facts = (i) => [
    ...(data.places === null || data.places.chromosome[i] < 0 ? [] : [data.places.chromosomes[data.places.chromosome[i]] + ':' + data.places.position[i].toLocaleString('en-US')]),
    'mean expression ' + number(data.means[i] ?? NaN),
    ...ceilings.map(({ key, label, values, errors }) => label + ' ' + number(values()[i], 2) + (errors === undefined ? '' : ' \\u00b1 ' + number(errors()[i], 2))),
  ].join(' \\u00b7 ');
  const draw = (i) => {
    const choice = element('select', { id: 'gene-model' }, ...(data.points?.models ?? []).map((name) => element('option', {}, name)));
    if (data.points?.models.includes(modelChoiceInput?.value)) choice.value = modelChoiceInput.value;
    const figure = element('div', {}, scatter(i, choice.value));
    choice.addEventListener('change', () => figure.replaceChildren(scatter(i, choice.value)));
    const step = (label, by) => {
      const button = element('button', { type: 'button' }, label);
      const next = rows[rows.indexOf(i) + by];
      button.disabled = rows.indexOf(i) < 0 || next === undefined;
      button.addEventListener('click', () => { open(next); [...panel.querySelectorAll('button')].find(({ textContent, disabled }) => textContent === label && !disabled)?.focus(); });
      return button;
    };
    const close = element('button', { type: 'button' }, 'Close');
    close.addEventListener('click', () => panel.close());
    panel.replaceChildren(
      element('div', { class: 'controls' }, step('Previous gene', -1), step('Next gene', 1), close),
      element('h2', { id: 'gene-panel-name' }, genes[i]),
      element('p', {}, facts(i)),
      element('div', { class: 'panel-parts' },
        element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Models' }, scores(i)),
        element('div', {}, ...(choice.options.length > 1 ? [element('div', { class: 'controls' }, element('div', {}, element('label', { for: 'gene-model' }, 'Predicted by'), choice))] : []), figure)),
      ...(inclusion === null ? [] : [profile(i)]),
    );
  };
  const open = (i) => {
    state.gene = genes[i];
    draw(i);
    if (!panel.open) panel.showModal();
    panel.scrollTop = 0;
    remember();
  };
  panel.addEventListener('close', () => { state.gene = ''; remember(); });
  panel.addEventListener('click', (event) => { if (event.target === panel) panel.close(); });
  const openByName = (name) => {
    const wanted = name.trim().toLowerCase();
    const found = genes.indexOf(name) >= 0 ? genes.indexOf(name) : lower.indexOf(wanted);
    const starts = found >= 0 ? found : lower.findIndex((gene) => gene.startsWith(wanted));
    if (wanted === '' || starts < 0) return false;
    open(starts);
    return true;
  };
  const fromAddress = () => {
    const name = location.hash.includes('=') ? new URLSearchParams(location.hash.slice(1)).get('gene') : null;
    if (name !== null) openByName(name);
  };
  // A link to a gene leaves the filters of the table in the address.
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="#gene="]');
    if (link == null) return;
    event.preventDefault();
    openByName(decodeURIComponent(link.hash.slice(6)));
  });
  addEventListener('hashchange', fromAddress);
  const finder = byId('gene-open');
  const list = byId('gene-list');
  finder.addEventListener('input', () => {
    const wanted = finder.value.trim().toLowerCase();
    const found = wanted === '' ? [] : genes.filter((_, i) => lower[i].includes(wanted)).slice(0, 8);
    list.replaceChildren(...found.map((gene) => element('option', { value: gene })));
    finder.setCustomValidity(wanted !== '' && found.length === 0 ? 'No gene has this in its name' : '');
  });
  byId('gene-finder').addEventListener('submit', (event) => { event.preventDefault(); openByName(finder.value); });
  finder.addEventListener('change', () => { if (lower.includes(finder.value.trim().toLowerCase())) openByName(finder.value); });
  fromAddress();
`;
