const id=936,ids=[936],modules={20140:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{d:()=>utf8Bytes,z:()=>cutToBytes});function utf8Bytes(text){let bytes=0;for(let at=0;at<text.length;at++){const unit=text.charCodeAt(at);unit<128?bytes+=1:unit<2048?bytes+=2:unit>=55296&&unit<=56319&&at+1<text.length?(bytes+=4,at++):bytes+=3}return bytes}const CUT=`

(cut: GitHub would not take more)
`;function cutToBytes(text,mostBytes){if(utf8Bytes(text)<=mostBytes)return text;const lines=text.split(`
`);let used=utf8Bytes(CUT);const full=lines.findIndex(one=>(used+=utf8Bytes(one)+1,used>mostBytes));return`${lines.slice(0,Math.max(0,full)).join(`
`)}${CUT}`}}),31674:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{CS:()=>prose,OF:()=>fenced,aY:()=>code});var _terminal_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(99351);const PLAIN=/^[!-[\]^_a-{}~]+(?: [!-[\]^_a-{}~]+)*$/;function code(text){const safe=(0,_terminal_js__WEBPACK_IMPORTED_MODULE_0__.g$)(text);return PLAIN.test(safe)?`\`${safe}\``:`<code>${entities(safe,/[!-/:-@[-`{-~]/g)}</code>`}function prose(text){return entities((0,_terminal_js__WEBPACK_IMPORTED_MODULE_0__.g$)(text).trim(),/[!#$&*+<>@[-`{-~]/g).replace(/^(\d+)(?=[.)])|^(?=[-=])/,"$1&#8203;").replace(/&#64;|&#35;/g,"$&&#8203;").replace(/:\/\/|(?<=\bwww)\.|(?<=\bgh)-/gi,"&#8203;$&")}function entities(text,special){return text.replace(special,character=>`&#${character.charCodeAt(0)};`)}function fenced(lines){const runs=lines.flatMap(text=>text.match(/`+/g)??[]).map(run=>run.length),fence="`".repeat(runs.reduce((most,run)=>Math.max(most,run),2)+1);return`${fence}text
${lines.join(`
`)}
${fence}`}}),47936:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{E:()=>reportHtml});var bytes=__webpack_require__(20140),html=__webpack_require__(99126),headline=__webpack_require__(41321),report_rows=__webpack_require__(24098),timeline=__webpack_require__(27556),estimate=__webpack_require__(31204),sentence_markup=__webpack_require__(95671),words=__webpack_require__(44702);function toneOf(row){return row.fails?"fail":row.fate==="succeeded"?row.flaky?"warn":"pass":row.fate==="tolerated"||row.fate==="failed"||row.fate==="missing"?"warn":"idle"}function banner(converged,rows){const word=(0,headline.E0)(converged),why=(0,headline.Bm)(converged).map(text=>`<li>${(0,sentence_markup.h)((0,words.Jj)(text,2e3))}</li>`);return[`<header class="banner ${word==="PASS"?"pass":"fail"}"><div>`,`<h1><span class="badge">${word}</span> ${(0,html.qy)(converged.plan.name)}</h1>`,`<p class="counts">${(0,headline.J7)(rows)}</p>`,why.length===0?"":`<ul class="why">${why.join("")}</ul>`,shares(rows),facts(converged),bound(converged),"</div></header>"].join(`
`)}const TONES=["fail","warn","idle","pass"];function shares(rows){if(rows.length===0)return"";let from=0;return`<svg class="shares" aria-hidden="true">${TONES.map(tone=>{const width=rows.filter(row=>toneOf(row)===tone).length/rows.length*100,rect2=`<rect class="f-${tone}" x="${from.toFixed(3)}%" width="${width.toFixed(3)}%" height="10"/>`;return from+=width,width===0?"":rect2}).join("")}</svg>`}function facts({verdict,plan}){const{sequentialMs,parallelMs,speedup,predictedSpeedup}=verdict.timing;if(parallelMs<=0)return"";const guessed=(0,estimate.W)(plan.tasks);return`<dl class="facts">${[["Speedup",(0,words.Hn)(speedup),guessed?"no duration was known":`of predicted ${(0,words.Hn)(predictedSpeedup)}`],["Parallel",(0,words.p0)(parallelMs),guessed?"":`predicted ${(0,words.p0)(plan.estimate.parallelMs)}`],["Sequential",(0,words.p0)(sequentialMs),"the sum of all task times"],["Legs",String(plan.legs.length),`${plan.tasks.length} planned tasks`]].map(([name,value,note])=>`<div><dt>${name}</dt><dd>${value} <small>${note}</small></dd></div>`).join("")}</dl>`}function bound(converged){const text=(0,headline.TH)(converged);return text===null?"":`<p class="bound">${(0,sentence_markup.h)((0,words.Jj)(text,500))}</p>`}var sentences=__webpack_require__(40997);const MARKS={ok:["\u2713","pass","holds"],conflict:["\u2717","fail","broken"],warning:["!","warn","warning"],unknown:["?","idle","unknown"]};function checks({checks:found=[]}){if(found.length===0)return"";const rows=found.map(({name,status,summary})=>{const[mark,tone,word]=MARKS[status];return`<tr><th scope="row">${(0,html.qy)((0,words.Jj)(name,200))}</th><td class="s t-${tone}">${mark} ${word}</td><td class="v">${(0,sentence_markup.h)((0,words.Jj)(summary,2e3))}</td></tr>`});return`<section aria-labelledby="independence"><h2 id="independence">Independence</h2>${extras_scroll("independence",["Condition","State","Why"],rows)}</section>`}function problems({problems:found},limits){if(found.length===0)return"";const items=found.slice(0,limits.problems).map(problem=>`<li>${problem.severity}: ${(0,sentence_markup.h)((0,words.Jj)((0,sentences.e)(problem),2e3))}</li>`),left=found.length-items.length,rest=left>0?`<p class="note">and ${(0,words.U9)(left,"more note")}</p>`:"";return`<section aria-labelledby="notes"><h2 id="notes">Notes</h2><ul>${items.join("")}</ul>${rest}</section>`}function outputs({verdict},limits){const all=Object.entries(verdict.outputs).flatMap(([task,values])=>Object.entries(values).map(([key,value])=>({task,key,value})));if(all.length===0)return"";const rows=all.slice(0,limits.outputs).map(({task,key,value})=>`<tr><th scope="row"><code>${(0,html.qy)((0,words.Jj)(task,300))}</code></th><td><code>${(0,html.qy)((0,words.Jj)(key,200))}</code></td><td class="v"><code>${(0,html.qy)((0,words.Jj)(value,1e3))}</code></td></tr>`),left=all.length-rows.length,rest=left>0?`<p class="note">and ${(0,words.U9)(left,"more output")}, in the verdict</p>`:"";return`<section aria-labelledby="outputs"><h2 id="outputs">Outputs</h2>${extras_scroll("outputs",["Task","Output","Value"],rows)}${rest}</section>`}function extras_scroll(label,heads,rows){const head=heads.map(text=>`<th scope="col">${text}</th>`).join("");return`<div class="scroll" tabindex="0" role="region" aria-labelledby="${label}"><table><thead><tr>${head}</tr></thead><tbody>${rows.join(`
`)}</tbody></table></div>`}function data({verdict},limits){if(!limits.data)return"";const{decidedBy,counts,timing,...rest}=verdict,document={...rest,outputs:{},decidedBy:decidedBy.map(reason=>({...reason})),counts:{...counts},timing:{...timing}};return`<script type="application/json" id="verdict">${(0,html.iE)(document)}<\/script>`}function footer({plan,runUrl}){const url=(0,html.Pl)(runUrl),link=url===null?"":` \xB7 <a href="${(0,html.qy)(url)}">The run on GitHub</a>`;return`<footer><p>Plan <code>${(0,html.qy)(plan.digest)}</code>${link} \xB7 Written by fanfold</p></footer>`}var terminal=__webpack_require__(99351),next_steps=__webpack_require__(63576);const OPEN=5;function failures({verdict},rows,limits){const trouble=rows.filter(report_rows.KM);if(trouble.length===0)return"";const causes=trouble.filter(row=>row.fate!=="blocked"),blocked=trouble.filter(row=>row.fate==="blocked");return[`<section aria-labelledby="failed"><h2 id="failed">${verdict.verdict==="pass"?"What failed, which the policy allows":"What failed"}</h2>`,...causes.slice(0,limits.failures).map((row,at)=>card(row,at<OPEN,limits)),more(causes.length-limits.failures),blockedList(blocked,limits),"</section>"].join(`
`)}function card(row,open,limits){const facts2=[...row.tries>1?[(0,words.U9)(row.tries,"try","tries")]:[],...row.durationMs>0?[(0,words.p0)(row.durationMs)]:[],...row.leg===""?[]:[legLink(row)]],reason=row.reason===""?"":`: ${(0,sentence_markup.h)((0,words.Jj)(row.reason,1e3))}`;return[`<article class="card"><header><h3><span aria-hidden="true">${(0,report_rows.qd)(row)}</span> <code>${(0,html.qy)((0,words.Jj)(row.task,300))}</code></h3>`,`<p><strong class="t-fail">${(0,report_rows.ZF)(row)}</strong>${reason}</p>`,facts2.length===0?"":`<p class="meta">${facts2.join(" \xB7 ")}</p>`,`</header>${log(row,open,limits)}</article>`].join("")}function log(row,open,limits){const lines=(0,terminal.OG)(row.record?.logTail??"").slice(-limits.tailLines);if(lines.length===0)return"";const title=lines.length===1?"Last line of its log":`Last ${lines.length} lines of its log`,text=lines.map(one=>(0,html.qy)((0,words.Jj)(one,1e3))).join(`
`),attributes=`tabindex="0" role="region" aria-label="Log of ${(0,html.qy)((0,words.Jj)(row.task,100))}"`;return`<details${open?" open":""}><summary>${title}</summary><pre ${attributes}>${text}</pre></details>`}function legLink(row){const url=(0,html.Pl)(row.job?.url),text=`<code>${(0,html.qy)((0,words.Jj)(row.leg,120))}</code>`;return url===null?text:`<a href="${(0,html.qy)(url)}">${text}</a>`}function blockedList(blocked,limits){return blocked.length===0?"":`<h3>Not started</h3><ul>${blocked.slice(0,limits.failures).map(row=>`<li><code>${(0,html.qy)((0,words.Jj)(row.task,300))}</code>, ${(0,sentence_markup.h)((0,words.Jj)(row.reason,300))}</li>`).join("")}</ul>${more(blocked.length-limits.failures)}`}function more(left){return left>0?`<p class="note">and ${(0,words.U9)(left,"more task")}, all in the table below</p>`:""}function failingTests({failingTests:tests=[]},limits){if(tests.length===0)return"";const items=tests.slice(0,limits.failures).map(test=>{const[first=""]=(0,terminal.OG)(test.message),message=first===""?"":`<br><code>${(0,html.qy)((0,words.Jj)(first,500))}</code>`;return`<li><strong>${(0,html.qy)((0,words.Jj)(test.test,300))}</strong> <span class="note">${(0,html.qy)((0,words.Jj)(test.suite,200))} in <code>${(0,html.qy)((0,words.Jj)(test.task,200))}</code></span>${message}</li>`});return`<section aria-labelledby="tests"><h2 id="tests">${(0,words.U9)(tests.length,"failing test")}</h2><ul>${items.join("")}</ul>${more(tests.length-limits.failures)}</section>`}function next(converged,rows){const items=(0,next_steps.Z)(converged,rows).map(({text,url})=>{const link=url===null?"":` <a href="${(0,html.qy)(url)}">Open it</a>`;return`<li>${(0,sentence_markup.h)((0,words.Jj)(text,1e3))}${link}</li>`});return items.length===0?"":`<section aria-labelledby="next"><h2 id="next">Next</h2><ul>${items.join("")}</ul></section>`}const ROW=24,TRACK=950,CHARACTER=6.8;function lanes(timeline2,limits){const bars=timeline2.lanes.flatMap(lane=>lane.rows.flat());if(bars.length===0||timeline2.spanMs<=0||limits.bars===0)return"";const ticks=ticksOf(timeline2.spanMs),kept=keptBars(bars,limits.bars),shown=timeline2.lanes.slice(0,limits.lanes),notes=[...kept.size<bars.length?[`the ${(0,words.zD)(kept.size)} longest of ${(0,words.U9)(bars.length,"bar")}`]:[],...shown.length<timeline2.lanes.length?[`${shown.length} of ${(0,words.U9)(timeline2.lanes.length,"leg")}`]:[]];return['<section aria-labelledby="timeline"><h2 id="timeline">Timeline</h2>','<div class="scroll" tabindex="0" role="region" aria-labelledby="timeline">',`<div class="lanes"><span></span>${axis(ticks,timeline2.spanMs)}`,...shown.map(lane=>laneRow(lane,kept,ticks,timeline2.spanMs)),"</div></div>",legend(bars),notes.length===0?"":`<p class="note">Shown: ${notes.join("; ")}.</p>`,"</section>"].join(`
`)}function keptBars(bars,most){return bars.length<=most?new Set(bars):new Set(bars.toSorted((a,b)=>b.endMs-b.startMs-(a.endMs-a.startMs)).slice(0,most))}const STEPS=[1,2,5,10,20,50,100,200,500,1e3,2e3,5e3,1e4,15e3,3e4,6e4,12e4,3e5,6e5,9e5,18e5,36e5,72e5,144e5,288e5,864e5,6048e5];function ticksOf(spanMs){const step=STEPS.find(candidate=>spanMs/candidate<=6)??6048e5;return Array.from({length:Math.floor(spanMs/step)+1},(_,at)=>at*step)}const percentOf=(ms,spanMs)=>`${(ms/spanMs*100).toFixed(2)}%`;function axis(ticks,spanMs){return`<svg class="axis" height="20" aria-hidden="true">${ticks.map((ms,at)=>{const anchor=at===0?"start":ms/spanMs>.94?"end":"middle";return`<text x="${percentOf(ms,spanMs)}" y="13" text-anchor="${anchor}">${at===0?"0":(0,words.p0)(ms)}</text>`}).join("")}</svg>`}function laneRow(lane,kept,ticks,spanMs){const height=lane.rows.length*ROW,grid=ticks.map(ms=>{const x=percentOf(ms,spanMs);return`<line x1="${x}" x2="${x}" y1="0" y2="${height}"/>`}),bars=lane.rows.flatMap((row,at)=>row.filter(bar=>kept.has(bar)).map(bar=>rect(bar,at,spanMs))),tasks=lane.rows.reduce((sum,row)=>sum+row.length,0),label=`${(0,html.qy)((0,words.Jj)(lane.name,80))}: ${(0,words.U9)(tasks,"try","tries")}`;return`<span>${(0,html.qy)((0,words.Jj)(lane.name,80))}</span><svg height="${height}" role="img" aria-label="${label}">${grid.join("")}${bars.join("")}</svg>`}function rect(bar,row,spanMs){const share=(bar.endMs-bar.startMs)/spanMs*100,width=Math.max(share,.2),x=Math.min(bar.startMs/spanMs*100,100-width),name=(0,html.qy)((0,words.Jj)(bar.row.task,100)),state=bar.last?(0,report_rows.ZF)(bar.row):`try ${bar.attempt} of ${bar.row.tries} failed`,title=`<title>${name}: ${state}, ${(0,words.p0)(bar.endMs-bar.startMs)}</title>`,label=labelOf(bar.row.task,share/100*TRACK-10),text=label===null?"":`<text x="6" y="16">${(0,html.qy)(label)}</text>`;return`<svg ${`x="${x.toFixed(2)}%" y="${row*ROW+1}" width="${width.toFixed(2)}%" height="${ROW-2}"`}><rect class="f-${barTone(bar)}" width="100%" height="${ROW-2}"/>${text}${title}</svg>`}function labelOf(task,room){const last=/([^/[\]=]+)\]?$/.exec(task)?.[1]??task;return[task,last].find(label=>label.length*CHARACTER<=room)??null}function barTone(bar){return bar.last?toneOf(bar.row):"warn"}const MEANING={pass:"succeeded",fail:"failed",warn:"tolerated, flaky, or an earlier try",idle:"stopped or not counted"};function legend(bars){const used=new Set(bars.map(barTone));return`<ul class="legend">${["pass","fail","warn","idle"].filter(tone=>used.has(tone)).map(tone=>`<li><svg aria-hidden="true"><rect class="f-${tone}" width="12" height="12"/></svg>${MEANING[tone]}</li>`).join("")}</ul>`}const CONTENT_SECURITY_POLICY=["default-src 'none'","img-src data:","style-src 'sha256-vjE9Nlm2rGhlnXuJ0p95yY4lBy8OuDo1Tqw42uW0Qpk='","script-src 'sha256-K0x6CTH1pIogtOCUXGXs8NmzNcCpOlWR7r3JAvhIiUk='","base-uri 'none'","form-action 'none'"].join("; "),SCRIPT=`
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
`,STYLES=`
:root{color-scheme:light dark;--bg:#fff;--panel:#f6f8fa;--text:#1f2328;--muted:#59636e;--line:#d1d9e0;--link:#0759b5;
--pass:#116329;--pass-soft:#dafbe1;--pass-bar:#8ddb9f;--fail:#b31d28;--fail-soft:#ffebe9;--fail-bar:#ffb1ab;
--warn:#7d4e00;--warn-soft:#fff8c5;--warn-bar:#f0cf6b;--idle:#59636e;--idle-bar:#d5dbe1;
--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
@media (prefers-color-scheme:dark){:root{--bg:#0d1117;--panel:#151b23;--text:#f0f6fc;--muted:#9da7b3;--line:#3d444d;
--link:#79b8ff;--pass:#56d364;--pass-soft:#12261e;--pass-bar:#1f6f35;--fail:#ff8f87;--fail-soft:#2d1618;--fail-bar:#8e2a2a;
--warn:#e3b341;--warn-soft:#272115;--warn-bar:#7a5c12;--idle:#9da7b3;--idle-bar:#3d444d}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
main,footer{max-width:1120px;margin:0 auto;padding:0 20px}
h1,h2,h3{line-height:1.25;margin:0;overflow-wrap:anywhere}
h1{font-size:26px;display:flex;flex-wrap:wrap;align-items:center;gap:12px}
h2{font-size:18px;margin:36px 0 12px}
h3{font-size:15px}
p,ul,ol,dl{margin:8px 0}
ul,ol{padding-left:22px}
li+li{margin-top:4px}
a{color:var(--link)}
code,pre{font-family:var(--mono);font-size:.92em}
code{overflow-wrap:anywhere}
pre{margin:0;padding:12px 14px;max-height:24em;overflow:auto;background:var(--panel);border-top:1px solid var(--line);line-height:1.45;tab-size:4}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.banner{border-bottom:1px solid var(--line);border-top:6px solid var(--tone);background:var(--soft);padding:26px 0 22px}
.banner>div{max-width:1120px;margin:0 auto;padding:0 20px}
.pass{--tone:var(--pass);--soft:var(--pass-soft)}
.fail{--tone:var(--fail);--soft:var(--fail-soft)}
.badge{background:var(--tone);color:var(--bg);border-radius:6px;padding:2px 12px;font-size:20px;letter-spacing:.04em}
.counts{font-size:17px;font-weight:600;margin:12px 0 2px}
.why{list-style:none;padding:0;margin:2px 0;color:var(--text)}
.shares{display:block;width:100%;height:10px;margin:14px 0 0;border-radius:5px}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(170px,1fr));gap:1px;background:var(--line);border:1px solid var(--line);border-radius:8px;overflow:hidden;margin:20px 0 0}
.facts>div{background:var(--bg);padding:10px 14px}
.facts dt{color:var(--muted);font-size:13px}
.facts dd{margin:0;font-size:20px;font-weight:600;font-variant-numeric:tabular-nums}
.facts dd small{display:block;font-size:13px;font-weight:400;color:var(--muted)}
.bound{color:var(--muted);margin:10px 0 0}
.card{border:1px solid var(--line);border-left:4px solid var(--fail);border-radius:6px;margin:0 0 14px;overflow:hidden}
.card>header{padding:10px 14px}
.card p{margin:2px 0 0}
.meta,.note{color:var(--muted);font-size:13.5px}
summary{cursor:pointer;padding:4px 14px 8px;color:var(--muted);font-size:13.5px}
.lanes{padding:8px 14px 12px;display:grid;grid-template-columns:minmax(90px,max-content) 1fr;gap:2px 12px;align-items:center}
.lanes>span{font:13px/1.3 var(--mono);color:var(--muted);max-width:260px;overflow-wrap:anywhere}
.lanes svg{display:block;width:100%;font:12px system-ui,"DejaVu Sans",sans-serif}
.lanes .axis text{fill:var(--muted)}
.lanes line{stroke:var(--line)}
svg rect{stroke:var(--bg);stroke-width:1}
svg text{fill:var(--text)}
.f-pass{fill:var(--pass-bar)}.f-fail{fill:var(--fail-bar)}.f-warn{fill:var(--warn-bar)}.f-idle{fill:var(--idle-bar)}
.legend{display:flex;flex-wrap:wrap;gap:4px 18px;list-style:none;padding:0;margin:10px 0 0;color:var(--muted);font-size:13.5px}
.legend li{margin:0}
.legend svg{width:12px;height:12px;vertical-align:-1px;margin-right:6px}
.tools{display:flex;flex-wrap:wrap;gap:10px;align-items:end;margin:0 0 10px}
.tools[hidden]{display:none}
.tools label{font-size:13px;color:var(--muted);display:grid;gap:3px}
.tools output{color:var(--muted);font-size:13.5px;padding-bottom:7px}
input,select{height:36px;font:inherit;color:inherit;background:var(--bg);border:1px solid var(--muted);border-radius:6px;padding:5px 9px;min-width:180px}
.scroll{overflow:auto;max-height:85vh;border:1px solid var(--line);border-radius:8px}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{text-align:left;padding:7px 12px;border-top:1px solid var(--line);vertical-align:top}
thead th{position:sticky;top:0;border-top:0;box-shadow:0 1px var(--line);background:var(--panel);font-size:13px;white-space:nowrap}
th button{all:unset;cursor:pointer;font:inherit}
th button:focus-visible{outline:2px solid var(--link);outline-offset:2px}
th[aria-sort=ascending] button::after{content:" \\2191"}
th[aria-sort=descending] button::after{content:" \\2193"}
tbody th{font-weight:400;min-width:180px}
#tasks{min-width:680px}
#tasks td.l{min-width:112px}
td.n,th.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
td.s{white-space:nowrap;font-weight:600}
.t-pass{color:var(--pass)}.t-fail{color:var(--fail)}.t-warn{color:var(--warn)}.t-idle{color:var(--idle)}
.v{overflow-wrap:anywhere;min-width:160px}
footer{color:var(--muted);font-size:13px;padding-top:40px;padding-bottom:40px;overflow-wrap:anywhere}
@media (max-width:640px){main,footer,.banner>div{padding-left:14px;padding-right:14px}h1{font-size:21px}
.lanes{grid-template-columns:1fr;gap:0}.lanes>span{margin-top:8px}.lanes>span:empty{display:none}
.facts{grid-template-columns:1fr 1fr}.facts dd{font-size:17px}.tools label,.tools input,.tools select{width:100%}}
@media print{.tools{display:none}.scroll,pre{overflow:visible;max-height:none}pre{white-space:pre-wrap}}
`;function taskTable(rows,limits){if(rows.length===0)return"";const shown=rows.slice(0,limits.tableRows),left=rows.length-shown.length;return['<section aria-labelledby="all"><h2 id="all">Tasks</h2>',tools(shown),'<div class="scroll" tabindex="0" role="region" aria-labelledby="all"><table id="tasks">','<thead><tr><th scope="col">Task</th><th scope="col">State</th><th scope="col" class="n">Time</th><th scope="col" class="n">Tries</th><th scope="col">Leg</th><th scope="col">Reason</th></tr></thead>',`<tbody>${shown.map(tableRow).join(`
`)}</tbody></table></div>`,left>0?`<p class="note">and ${(0,words.U9)(left,"more task")}, in the records</p>`:"","</section>"].join(`
`)}function tools(rows){const states=new Set(rows.map(report_rows.ZF));return['<div class="tools" id="tools" hidden>','<label for="query">Filter<input id="query" type="search" autocomplete="off" placeholder="words in any column"></label>',`<label for="state">State<select id="state"><option value="">all</option>${[...new Set([...report_rows.QH.map(fate=>(0,report_rows.ZF)({fate,flaky:!1})),"flaky"])].filter(word=>states.has(word)).map(word=>`<option>${word}</option>`).join("")}</select></label>`,'<output id="shown" aria-live="polite"></output></div>'].join("")}function tableRow(row){const ran=row.tries>0,rank=report_rows.QH.indexOf(row.fate)*2+(row.flaky?0:1);return[`<tr data-state="${(0,report_rows.ZF)(row)}"><th scope="row"><code>${(0,html.qy)((0,words.Jj)(row.task,300))}</code></th>`,`<td class="s t-${toneOf(row)}" data-key="${rank}">${(0,report_rows.qd)(row)} ${(0,report_rows.ZF)(row)}</td>`,`<td class="n" data-key="${row.durationMs}">${ran?(0,words.p0)(row.durationMs):""}</td>`,`<td class="n" data-key="${row.tries}">${ran?row.tries:""}</td>`,`<td class="l">${row.leg===""?"":legLink(row)}</td>`,`<td class="v">${(0,sentence_markup.h)((0,words.Jj)(row.reason,300))}</td></tr>`].join("")}const FULL={failures:200,tailLines:100,bars:3e3,lanes:256,tableRows:5e3,outputs:2e3,problems:500,data:!0},page_STEPS=[{},{tailLines:20,bars:1e3},{failures:50,outputs:300,problems:100},{data:!1,bars:300,tableRows:2e3},{tableRows:300,failures:10,tailLines:5,bars:0,outputs:50,problems:20},{tableRows:20,failures:3,tailLines:0,lanes:0,outputs:0,problems:3}],MOST_BYTES=5e6;function reportHtml(converged,mostBytes=MOST_BYTES){const rows=(0,report_rows.RO)(converged);let limits=FULL,text="";for(const step of page_STEPS)if(limits={...limits,...step},text=page(converged,rows,limits),(0,bytes.d)(text)<=mostBytes)break;return text}function page(converged,rows,limits){const sections=[failingTests(converged,limits),failures(converged,rows,limits),next(converged,rows),lanes((0,timeline.h)(converged,rows),limits),taskTable(rows,limits),outputs(converged,limits),checks(converged),problems(converged,limits)];return`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${(0,headline.E0)(converged)} ${(0,html.qy)(converged.plan.name)} \xB7 fanfold</title>
<link rel="icon" href="data:,">
<style>${STYLES}</style>
</head>
<body>
${banner(converged,rows)}
<main>
${sections.filter(section=>section!=="").join(`
`)}
</main>
${footer(converged)}
${data(converged,limits)}
<script>${SCRIPT}<\/script>
</body>
</html>
`}}),95671:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{h:()=>htmlSentence,n:()=>markdownSentence});var _escape_html_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(99126),_escape_markdown_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(31674);function pieces(sentence){const parts=sentence.split("`");return parts.length%2===0?[{text:sentence,isCode:!1}]:parts.map((text,at)=>({text,isCode:at%2===1})).filter(({text})=>text!=="")}function markdownSentence(sentence){return pieces(sentence).map(({text,isCode})=>isCode?(0,_escape_markdown_js__WEBPACK_IMPORTED_MODULE_1__.aY)(text):spaced(text,(0,_escape_markdown_js__WEBPACK_IMPORTED_MODULE_1__.CS)(text))).join("")}function spaced(text,escaped){return text.trim()===""?" ":`${text.startsWith(" ")?" ":""}${escaped}${text.endsWith(" ")?" ":""}`}function htmlSentence(sentence){return pieces(sentence).map(({text,isCode})=>isCode?`<code>${(0,_escape_html_js__WEBPACK_IMPORTED_MODULE_0__.qy)(text)}</code>`:(0,_escape_html_js__WEBPACK_IMPORTED_MODULE_0__.qy)(text)).join("")}}),27556:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{h:()=>timelineOf});var _rows_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(24098),_slots_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(41338);const LONGEST_MS=840*36e5;function timelineOf(converged,rows=(0,_rows_js__WEBPACK_IMPORTED_MODULE_0__.RO)(converged)){const dated=rows.flatMap(datedTries),originMs=converged.originMs??dated.reduce((first,bar)=>Math.min(first,bar.startMs),1/0),bars=dated.map(bar=>({...bar,startMs:bar.startMs-originMs,endMs:bar.endMs-originMs})).filter(bar=>bar.startMs>=0&&bar.endMs<=LONGEST_MS);return{originMs:Number.isFinite(originMs)?originMs:0,spanMs:bars.reduce((most,bar)=>Math.max(most,bar.endMs),0),lanes:lanesOf(bars,converged)}}function datedTries(row){const tries=row.record?.tries??[];return tries.flatMap((one,at)=>{const startMs=Date.parse(one.startedAt),endMs=Date.parse(one.endedAt);return endMs>=startMs?[{row,attempt:at+1,startMs,endMs,last:at===tries.length-1}]:[]})}function lanesOf(bars,converged){const{plan}=converged;if((0,_slots_js__WEBPACK_IMPORTED_MODULE_1__.$K)(converged))return bars.length===0?[]:[{name:"side by side",rows:(0,_slots_js__WEBPACK_IMPORTED_MODULE_1__.OJ)(bars)}];const byLeg=new Map(plan.legs.map(leg=>[leg.id,[]]));for(const bar of bars){const lane=byLeg.get(bar.row.leg)??[];byLeg.set(bar.row.leg,lane),lane.push(bar)}return[...byLeg].filter(([,lane])=>lane.length>0).map(([name,lane])=>({name,rows:(0,_slots_js__WEBPACK_IMPORTED_MODULE_1__.OJ)(lane)}))}})};export{id,ids,modules};
