/**
 * The only script of `report.html`: shows the ends of logs, filters and sorts the task table. The page says everything without it. Its hash
 * stands in the page's content security policy (`policy.ts`), so that no other script can run.
 */
export const SCRIPT = `
(() => {
  for (const log of document.querySelectorAll('pre')) log.scrollTop = log.scrollHeight;
  for (const unfold of document.querySelectorAll('details')) {
    unfold.addEventListener('toggle', () => {
      const log = unfold.querySelector('pre');
      if (unfold.open) log.scrollTop = log.scrollHeight;
    });
  }
  const places = JSON.parse((document.getElementById('places') || {}).textContent || '{"commands":[],"runners":[],"tasks":[]}');
  const lines = Array.from((document.querySelector('#tasks tbody') || { rows: [] }).rows);
  const nameOf = (number) => lines[number] === undefined ? '' : lines[number].cells[0].textContent;
  const idOf = (number) => (places.tasks[number] || {}).id || nameOf(number);
  const numberOf = new Map(lines.map((row, number) => [idOf(number), number]));
  const place = document.getElementById('place');
  const make = (name, text, kind) => {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    if (kind !== undefined) element.className = kind;
    return element;
  };
  const show = (number) => {
    const task = places.tasks[number] || {};
    const head = make('h2', nameOf(number));
    const facts = make('dl', undefined, 'place');
    const fact = (name, value) => { if (value) facts.append(make('dt', name), make('dd', value)); };
    const [, state, time, , leg, reason] = Array.from(lines[number].cells).map((cell) => cell.textContent);
    fact('Id', task.id);
    fact('State', state);
    fact('Reason', reason);
    fact('Time', time);
    fact('Command', places.commands[task.c || 0]);
    fact('Runner', places.runners[task.r || 0]);
    fact('Leg', leg);
    for (const [start, length, end] of task.tries || []) fact('Try', start + ' UTC, ' + length + (end ? ', ' + end : ''));
    for (const [key, value] of Object.entries(task.outputs || {})) fact('Output ' + key, value);
    const close = make('button', 'Close');
    close.type = 'button';
    close.addEventListener('click', () => { history.replaceState(null, '', location.pathname); place.hidden = true; });
    place.replaceChildren(head, facts);
    if (task.url) { const link = make('a', 'Its job on GitHub'); link.href = task.url; const line = make('p'); line.append(link); place.append(line); }
    const card = document.querySelector('#f' + number + ' pre');
    const tail = task.log || (card && card.textContent);
    if (tail) { const log = make('pre', tail); log.tabIndex = 0; log.setAttribute('role', 'region'); log.setAttribute('aria-label', 'Log'); place.append(log); }
    place.append(close);
    place.hidden = false;
    place.focus();
    place.scrollIntoView({ block: 'start' });
  };
  const wanted = () => {
    const number = /^#t(\\d+)$/.exec(location.hash);
    if (number) return Number(number[1]);
    const named = /^#task=(.*)$/.exec(location.hash);
    if (!named) return undefined;
    try { return numberOf.get(decodeURIComponent(named[1])); } catch { return undefined; }
  };
  const go = () => {
    const number = wanted();
    if (number === undefined || lines[number] === undefined) return;
    history.replaceState(null, '', '#task=' + encodeURIComponent(idOf(number)));
    show(number);
  };
  window.addEventListener('hashchange', go);
  go();
  const table = document.getElementById('tasks');
  const tools = document.getElementById('tools');
  if (!table || !tools) return;
  const body = table.tBodies[0];
  const ranks = new Map();
  const rank = (word) => { if (!ranks.has(word)) ranks.set(word, ranks.size); return ranks.get(word); };
  const rows = lines.map((row) => ({
    row,
    text: row.textContent.toLowerCase(),
    state: row.cells[1].textContent.slice(2),
    keys: Array.from(row.cells).map((cell, at) => at === 1 ? rank(cell.textContent) : cell.dataset.k === undefined ? cell.textContent : Number(cell.dataset.k)),
  }));
  const query = document.getElementById('query');
  const state = document.getElementById('state');
  const shown = document.getElementById('shown');
  const filter = () => {
    const words = query.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let visible = 0;
    for (const item of rows) {
      const fits = (state.value === '' || item.state === state.value) && words.every((word) => item.text.includes(word));
      item.row.hidden = !fits;
      if (fits) visible += 1;
    }
    shown.textContent = visible + ' of ' + rows.length + ' shown';
  };
  const collator = new Intl.Collator(undefined, { numeric: true });
  const compare = (a, b) => typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(a, b);
  const heads = Array.from(table.tHead.rows[0].cells);
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const direction = head.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', direction === 1 ? 'ascending' : 'descending');
      rows.sort((a, b) => direction * compare(a.keys[column], b.keys[column]));
      body.append(...rows.map((item) => item.row));
    });
  });
  for (const tile of document.querySelectorAll('[data-state]')) {
    tile.addEventListener('click', () => {
      const wanted = Array.from(state.options).find((option) => option.value === tile.dataset.state);
      state.value = wanted ? wanted.value : '';
      filter();
    });
  }
  query.addEventListener('input', filter);
  state.addEventListener('input', filter);
  tools.hidden = false;
  filter();
})();
`;
