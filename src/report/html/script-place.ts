/** Fills the place of a task and goes there; part of `SCRIPT`. */
export const PLACE = `
  const places = JSON.parse((document.getElementById('places') || {}).textContent || '{"commands":[],"runners":[],"tasks":[]}');
  const lines = Array.from((document.querySelector('#tasks tbody') || { rows: [] }).rows);
  const nameOf = (number) => lines[number] === undefined ? '' : lines[number].cells[0].textContent;
  const idOf = (number) => (places.tasks[number] || {}).id || nameOf(number);
  let numbers;
  const numberOf = (id) => {
    if (numbers === undefined) numbers = new Map(lines.map((row, number) => [idOf(number), number]));
    return numbers.get(id);
  };
  const place = document.getElementById('place');
  let opener = null;
  const make = (name, text, kind) => {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    if (kind !== undefined) element.className = kind;
    return element;
  };
  const linkTo = (number) => {
    const link = make('a', nameOf(number));
    link.href = '#t' + number;
    return link;
  };
  const linked = (numbers) => numbers.slice(0, 20).flatMap((number, at) => at === 0 ? [linkTo(number)] : [', ', linkTo(number)]).concat(numbers.length > 20 ? [' and ' + (numbers.length - 20) + ' more'] : []);
  const neededBy = (number) => places.tasks.flatMap((task, other) => task && (task.n || []).includes(number) ? [other] : []);
  const factsOf = (number) => {
    const task = places.tasks[number] || {};
    const [, state, time, , leg, reason] = Array.from(lines[number].cells).map((cell) => cell.textContent);
    const known = [
      ['Id', task.id],
      ['State', state],
      ['Reason', reason],
      ['Time', time && task.e ? time + ', predicted ' + task.e : time],
      ['Before', (task.before || []).join(', ')],
      ['Command', places.commands[task.c || 0]],
      ['Batch', task.b],
      ['Runner', places.runners[task.r || 0]],
      ['Leg', leg],
    ];
    const tries = (task.tries || []).map(([start, length, end]) => ['Try', start + ' UTC, ' + length + (end ? ', ' + end : '')]);
    const outputs = Object.entries(task.outputs || {}).map(([key, value]) => ['Output ' + key, value]);
    const files = [['Files', [task.f, (task.a || []).join(', ')].filter(Boolean).join(': ')]];
    return [...known, ...tries, ...outputs, ...files];
  };
  const testList = (tests) => {
    const list = make('ul');
    for (const [name, at, message] of tests) {
      const item = make('li');
      item.append(make('strong', name), at ? ' ' + at : '', make('br'), make('code', message));
      list.append(item);
    }
    return list;
  };
  const region = (text) => {
    const log = make('pre', text);
    log.tabIndex = 0;
    log.setAttribute('role', 'region');
    log.setAttribute('aria-label', 'Log');
    return log;
  };
  const close = () => {
    history.replaceState(null, '', location.pathname);
    place.hidden = true;
    if (opener) opener.focus();
  };
  const closer = () => {
    const button = make('button', 'Close');
    button.type = 'button';
    button.addEventListener('click', close);
    return button;
  };
  const show = (number) => {
    const task = places.tasks[number] || {};
    const facts = make('dl', undefined, 'place');
    const fact = (name, ...values) => facts.append(make('dt', name), values.reduce((cell, value) => (cell.append(value), cell), make('dd')));
    for (const [name, value] of factsOf(number)) if (value) fact(name, value);
    if (task.n) fact('Needs', ...linked(task.n));
    const others = neededBy(number);
    if (others.length > 0) fact('Needed by', ...linked(others));
    const parts = [make('h2', nameOf(number)), facts];
    if (task.url) {
      const link = make('a', 'Its job on GitHub');
      link.href = task.url;
      const line = make('p');
      line.append(link);
      parts.push(line);
    }
    if (task.tests) parts.push(make('h3', 'Failing tests'), testList(task.tests));
    const card = document.querySelector('#f' + number + ' pre');
    const text = task.log || (card && card.textContent);
    if (text) parts.push(make('h3', task.l ? 'Log: ' + task.l : 'End of its log'), region(text));
    parts.push(closer());
    place.replaceChildren(...parts);
    place.hidden = false;
    const log = place.querySelector('pre');
    if (log) log.scrollTop = log.scrollHeight;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: 'start' });
  };
  const wanted = () => {
    const number = /^#t(\\d+)$/.exec(location.hash);
    if (number) return Number(number[1]);
    const named = /^#task=(.*)$/.exec(location.hash);
    if (!named) return undefined;
    try { return numberOf(decodeURIComponent(named[1])); } catch { return undefined; }
  };
  const go = () => {
    const number = wanted();
    if (number === undefined || lines[number] === undefined) return;
    if (document.activeElement && !place.contains(document.activeElement) && document.activeElement !== document.body) opener = document.activeElement;
    history.replaceState(null, '', '#task=' + encodeURIComponent(idOf(number)));
    show(number);
  };
  window.addEventListener('hashchange', go);
  place.addEventListener('keydown', (event) => { if (event.key === 'Escape') close(); });
  go();
`;
