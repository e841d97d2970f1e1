/** Keeps the runs in progress up to date, and says when the list of runs has changed. */
export const ledgerScript = `
  const events = new EventSource('/events');
  const said = document.getElementById('running-said');
  events.addEventListener('running', ({ data }) => {
    const { html, words } = JSON.parse(data);
    document.getElementById('running-now').innerHTML = html;
    if (said.textContent !== words) said.textContent = words;
  });
  const changed = document.getElementById('changed');
  events.addEventListener('runs', () => {
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
