import { PLACE } from './script-place.ts';
import { TABLE } from './script-table.ts';
import { ZOOM } from './script-zoom.ts';

/**
 * The only script of `report.html`: shows the ends of logs and the place of a task, zooms the timeline, filters and sorts the task
 * table. The page says everything without it. Its hash is in the page's content security policy (`policy.ts`), so that no
 * other script can run.
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
${PLACE}${ZOOM}${TABLE}})();
`;
