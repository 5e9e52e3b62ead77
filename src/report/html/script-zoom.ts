/** Zoom and pan of the timeline; part of `SCRIPT`. Bars are placed by percent, so a wider track is all that zoom is. */
export const ZOOM = `
  const track = document.getElementById('lanes');
  const zoomTools = document.getElementById('zoom');
  if (track && zoomTools) {
    const grid = track.querySelector('.lanes');
    let zoom = 1;
    const zoomTo = (wanted, at) => {
      const before = zoom;
      zoom = Math.min(64, Math.max(1, wanted));
      if (zoom === before) return;
      const point = (track.scrollLeft + at) * (zoom / before) - at;
      grid.style.setProperty('--zoom', String(zoom));
      grid.dataset.zoom = zoom < 4 ? '1' : zoom < 16 ? '4' : '16';
      track.scrollLeft = point;
    };
    const middle = () => track.clientWidth / 2;
    const [out, more, fit] = zoomTools.querySelectorAll('button');
    out.addEventListener('click', () => zoomTo(zoom / 2, middle()));
    more.addEventListener('click', () => zoomTo(zoom * 2, middle()));
    fit.addEventListener('click', () => zoomTo(1, 0));
    track.addEventListener('keydown', (event) => {
      const wanted = { '+': zoom * 2, '=': zoom * 2, '-': zoom / 2, '0': 1 }[event.key];
      if (wanted === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      zoomTo(wanted, middle());
    });
    track.addEventListener('wheel', (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoomTo(zoom * (event.deltaY < 0 ? 1.25 : 0.8), event.clientX - track.getBoundingClientRect().left);
    }, { passive: false });
    let held = null;
    track.addEventListener('pointerdown', (event) => {
      if (event.pointerType === 'mouse' && event.button === 0) held = { x: event.clientX, left: track.scrollLeft, moved: false };
    });
    window.addEventListener('pointermove', (event) => {
      if (held === null) return;
      if (Math.abs(event.clientX - held.x) > 4) held.moved = true;
      if (held.moved) track.scrollLeft = held.left + held.x - event.clientX;
    });
    window.addEventListener('pointerup', () => { setTimeout(() => { held = null; }, 0); });
    track.addEventListener('click', (event) => { if (held && held.moved) event.preventDefault(); }, true);
    track.addEventListener('click', (event) => { if (event.target.dataset.t) location.hash = '#t' + event.target.dataset.t; });
    track.addEventListener('dragstart', (event) => event.preventDefault());
    zoomTools.hidden = false;
  }
`;
