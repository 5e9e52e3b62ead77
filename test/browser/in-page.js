// Functions that run inside the page: the browser has the types, this file has none (see in-page.d.ts).

/** Headings go down one level at a time, ids are unique, controls have labels, pictures have names. */
export function structure() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const faultsOf = (selector, isFine, what) =>
    all(selector).flatMap((element, at) =>
      isFine(element, at) ? [] : [`${what}: ${element.outerHTML.slice(0, 100)}`],
    );
  const levels = all('h1,h2,h3,h4,h5,h6').map((heading) => Number(heading.tagName[1]));
  const ids = all('[id]').map((element) => element.id);
  const target = (element) => document.getElementById(element.getAttribute('aria-labelledby'));
  return [
    ...(document.documentElement.lang === 'en' ? [] : ['no language']),
    ...(all('h1').length === 1 && all('main').length === 1 ? [] : ['not exactly one h1 and one main']),
    ...faultsOf('h1,h2,h3,h4,h5,h6', (_, at) => levels[at] <= (levels[at - 1] ?? 0) + 1, 'a level left out'),
    ...faultsOf('[id]', (element) => ids.indexOf(element.id) === ids.lastIndexOf(element.id), 'an id twice'),
    ...faultsOf('input,select', (control) => control.labels.length === 1, 'no label'),
    // A header at the start of a row of the body is a row header by itself (HTML, 4.9.12).
    ...faultsOf('thead th', (cell) => cell.hasAttribute('scope'), 'no scope'),
    ...faultsOf('tbody th', (cell) => cell.cellIndex === 0, 'no scope'),
    ...faultsOf(
      'svg:not(svg svg)',
      (picture) => picture.matches('[aria-hidden],[role=img][aria-label],[role=group][aria-label]'),
      'no name',
    ),
    ...faultsOf('[aria-labelledby]', (element) => target(element) !== null, 'a label that is not there'),
    ...faultsOf('.scroll,pre', (region) => region.tabIndex === 0, 'scrolls, but not by keyboard'),
  ];
}

/** Every text that is shown has a contrast of at least 4.5 to what is behind it (WCAG 2.2, 1.4.3). */
export function contrast() {
  const parse = (text) => {
    const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return [r, g, b, a];
  };
  const luminance = ([r, g, b]) => {
    const channel = (value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  };
  const ratio = (a, b) => {
    const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  const behind = (element) => {
    const bar = element.tagName === 'text' ? element.parentElement?.querySelector(':scope > rect') : null;
    if (bar) return parse(getComputedStyle(bar).fill);
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0) return colour;
    }
    return [255, 255, 255, 1];
  };
  const faults = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || (node.textContent ?? '').trim() === '') continue;
    if (['SCRIPT', 'STYLE', 'title', 'OPTION'].includes(element.tagName) || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const front = parse(element.tagName === 'text' ? style.fill : style.color);
    const found = ratio(front, behind(element));
    if (found < 4.5)
      faults.add(`${found.toFixed(2)}: ${element.tagName}.${element.className} ${node.textContent?.slice(0, 40)}`);
  }
  return [...faults];
}

/** The sort keys of a column of the task table. */
export function keys(cells) {
  return cells.map((cell) => Number(cell.dataset.k));
}

/** Each bar of a lane as [left in percent, width in percent, title]. */
export function shares(bars) {
  return bars.map((bar) => {
    const track = bar.parentElement.getBoundingClientRect();
    const { x, width } = bar.querySelector('rect').getBoundingClientRect();
    const percent = (length) => Math.round((length / track.width) * 100);
    return [percent(x - track.x), percent(width), bar.querySelector('title').textContent];
  });
}

/** How far a log is from its end, in pixels. */
export function toEnd(log) {
  return Math.round(log.scrollHeight - log.clientHeight - log.scrollTop);
}

/** How wide the page wants to be. */
export function wanted() {
  return document.documentElement.scrollWidth;
}

/** Whether a text of a task ran as a script. */
export function pwned() {
  return 'pwned' in window;
}

/** Goes to a place of the page, as a link from elsewhere would. */
export function goTo(hash) {
  location.hash = hash;
}

/** Whether the place of a task shows this one. */
export function placeIs(id) {
  return document.querySelector('#place h2')?.textContent === id && location.hash.startsWith('#task=');
}

/** What axe-core finds, of any level. */
export async function findings() {
  const { violations } = await window.axe.run(document);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary}`),
  );
}

/** How many elements the page has. */
export function elements() {
  return document.querySelectorAll('*').length;
}

/** When something was first painted, and when all was loaded and the next picture drawn, in milliseconds. */
export function timings() {
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  return new Promise((resolve) =>
    requestAnimationFrame(() =>
      setTimeout(() => {
        const painted = paint ?? performance.getEntriesByName('first-contentful-paint')[0];
        const { loadEventEnd } = performance.getEntriesByType('navigation')[0];
        resolve({
          paint: Math.round(painted?.startTime ?? Infinity),
          complete: Math.round(Math.max(loadEventEnd, painted?.startTime ?? Infinity)),
        });
      }, 50),
    ),
  );
}

/** How far the timeline is zoomed and scrolled. */
export function scrolled(track) {
  return { zoom: track.querySelector('.lanes').style.getPropertyValue('--zoom'), left: Math.round(track.scrollLeft) };
}

/** How many pixels the page is wider than its window. */
export function overflow() {
  return Math.max(0, document.documentElement.scrollWidth - innerWidth);
}

/** Unfolds everything. */
export function unfolded() {
  for (const fold of document.querySelectorAll('details')) fold.open = true;
}

/** Draws the mermaid diagrams as GitHub does, and counts their bars. */
export async function drawn() {
  window.mermaid.initialize({ startOnLoad: false, theme: 'dark' });
  for (const code of document.querySelectorAll('code.language-mermaid')) {
    const { svg } = await window.mermaid.render('drawn', code.textContent);
    const picture = document.createElement('div');
    picture.innerHTML = svg;
    code.parentElement.replaceWith(picture);
  }
  return document.querySelectorAll('svg rect.task').length;
}
