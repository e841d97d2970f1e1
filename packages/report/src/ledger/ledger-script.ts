/**
 * Keeps the runs in progress up to date, and says when the list of runs has changed. Only what differs is replaced: what has the focus keeps it,
 * and what was scrolled stays there.
 */
export const ledgerScript = `
  const events = new EventSource('/events');
  const said = document.getElementById('running-said');
  const update = (shown, next) => {
    const [parts, nextParts] = [[...shown.childNodes], [...next.childNodes]];
    if (shown.nodeName !== next.nodeName || parts.length !== nextParts.length) shown.replaceWith(next);
    else {
      if (shown.nodeValue !== next.nodeValue) shown.nodeValue = next.nodeValue;
      for (const { name, value } of next.attributes ?? []) if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
      parts.forEach((part, i) => update(part, nextParts[i]));
    }
  };
  events.addEventListener('running', ({ data }) => {
    const { html, words } = JSON.parse(data);
    const shown = document.getElementById('running-now');
    const next = shown.cloneNode();
    next.innerHTML = html;
    update(shown, next);
    if (said.textContent !== words) said.textContent = words;
  });
  const changed = document.getElementById('changed');
  events.addEventListener('runs', () => {
    if (changed.querySelector('a') !== null) return;
    const link = document.createElement('a');
    link.href = location.href;
    link.textContent = 'show them anew';
    changed.replaceChildren('The runs have changed: ', link, '.');
  });
  events.addEventListener('error', () => {
    if (events.readyState !== EventSource.OPEN) changed.textContent = 'The command "snpress view" has ended, or cannot be reached.';
  });
  events.addEventListener('open', () => {
    if (changed.querySelector('a') === null) changed.textContent = '';
  });
`;
