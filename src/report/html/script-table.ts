/** Filters and sorts the table of tasks, whose cells are read when someone first asks; part of `SCRIPT`. */
export const TABLE = `
  const table = document.getElementById('tasks');
  const tools = document.getElementById('tools');
  if (!table || !tools) return;
  const body = table.tBodies[0];
  const ranks = new Map();
  const rank = (word) => { if (!ranks.has(word)) ranks.set(word, ranks.size); return ranks.get(word); };
  let items;
  const rows = () => items === undefined ? (items = lines.map((row) => ({
    row,
    text: row.textContent.toLowerCase(),
    state: row.cells[1].textContent.slice(2),
    keys: Array.from(row.cells).map((cell, at) => at === 1 ? rank(cell.textContent) : cell.dataset.k === undefined ? cell.textContent : Number(cell.dataset.k)),
  }))) : items;
  const query = document.getElementById('query');
  const state = document.getElementById('state');
  const shown = document.getElementById('shown');
  const say = (visible) => { shown.textContent = visible + ' of ' + lines.length + ' shown'; };
  const filter = () => {
    const words = query.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let visible = 0;
    for (const item of rows()) {
      const fits = (state.value === '' || item.state === state.value) && words.every((word) => item.text.includes(word));
      item.row.hidden = !fits;
      if (fits) visible += 1;
    }
    say(visible);
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
      body.append(...rows().toSorted((a, b) => direction * compare(a.keys[column], b.keys[column])).map((item) => item.row));
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
  say(lines.length);
`;
