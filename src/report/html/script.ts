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
  const table = document.getElementById('tasks');
  const tools = document.getElementById('tools');
  if (!table || !tools) return;
  const body = table.tBodies[0];
  const rows = Array.from(body.rows).map((row) => ({
    row,
    text: row.textContent.toLowerCase(),
    state: row.dataset.state,
    keys: Array.from(row.cells).map((cell) => cell.dataset.key === undefined ? cell.textContent : Number(cell.dataset.key)),
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
  query.addEventListener('input', filter);
  state.addEventListener('input', filter);
  tools.hidden = false;
  filter();
})();
`;
