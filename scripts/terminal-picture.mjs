/** What a terminal shows, as a picture: text with colours to SVG. */

const ESCAPE = String.fromCharCode(27);
const COLOURS = { 31: '#ff8f87', 32: '#56d364', 33: '#e3b341', 36: '#79b8ff' };
const LINE = 19;
const CHARACTER = 8.05;

/** The text below the last place where a live view was erased, from the verdict on: what stays on the screen. */
export function finalScreen(raw) {
  const text = raw.replaceAll('\r', '');
  const start = text.search(new RegExp(`^(?:${ESCAPE}\\[\\d*[A-Z])*(?:${ESCAPE}\\[\\d+m)*(?:PASS|FAIL)\\b`, 'm'));
  return text
    .slice(Math.max(0, start))
    .replace(new RegExp(`${ESCAPE}\\[\\d*[A-LN-Z]`, 'g'), '')
    .split('\n')
    .filter((line) => !/^\[(?:.\[\d+m)?[#.]/.test(line) && !line.startsWith('Script done'))
    .join('\n')
    .trimEnd();
}

/** Spaces that a reader of SVG does not put together. */
const SPACE = '\u00a0';
const escaped = (text) =>
  text.replace(/[&<> ]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', ' ': SPACE })[one] ?? one);

/** What a number of an escape sequence does to a style. */
function styled(style, number) {
  if (number === '1') return { ...style, bold: true };
  if (number === '2') return { ...style, dim: true };
  if (number === '22') return { ...style, bold: false, dim: false };
  if (number === '39') return { ...style, colour: undefined };
  if (number === '0' || number === '') return {};
  return { ...style, colour: COLOURS[number] ?? style.colour };
}

function span(text, { colour, bold, dim }) {
  if (text === '') return '';
  const looks = [
    colour === undefined ? '' : ` fill="${colour}"`,
    bold ? ' font-weight="700"' : '',
    dim ? ' opacity=".65"' : '',
  ].join('');
  return looks === '' ? escaped(text) : `<tspan${looks}>${escaped(text)}</tspan>`;
}

/** One line as `tspan`s, and the style that is on at its end. */
function spans(line, style) {
  let now = style;
  let text = '';
  for (const [at, part] of line.split(new RegExp(`${ESCAPE}\\[(\\d*)m`)).entries()) {
    if (at % 2 === 0) text += span(part, now);
    else now = styled(now, part);
  }
  return { text, style: now };
}

/** The picture of a screen below the command that was typed. */
export function terminalSvg(command, screen) {
  const lines = [`${ESCAPE}[2m$${ESCAPE}[22m ${command}`, '', ...screen.split('\n')];
  const plain = lines.map((line) => line.replace(new RegExp(`${ESCAPE}\\[\\d*m`, 'g'), ''));
  const width = Math.ceil(Math.max(...plain.map((line) => line.length)) * CHARACTER) + 32;
  const height = lines.length * LINE + 28;
  let style = {};
  const texts = lines.map((line, at) => {
    const drawn = spans(line, style);
    style = drawn.style;
    return drawn.text === '' ? '' : `<text x="16" y="${at * LINE + 30}">${drawn.text}</text>\n`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(command)}">
<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>
<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="13.4" fill="#f0f6fc">
${texts.join('')}</g></svg>
`;
}

/** The lines of text in such a picture. */
export function textOfSvg(svg) {
  return [...svg.matchAll(/<text [^>]*>(.*?)<\/text>/g)].map(([, inner = '']) =>
    inner
      .replace(/<[^>]*>/g, '')
      .replaceAll(SPACE, ' ')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  );
}
