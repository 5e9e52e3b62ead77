const id=986,ids=[986],modules={5547:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{d:()=>MOST_FAILED_LOG,j:()=>readFailedLogs});var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(1455),node_path__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(6760),_policy_outcome_js__WEBPACK_IMPORTED_MODULE_2__=__webpack_require__(915),_tasklist_naming_js__WEBPACK_IMPORTED_MODULE_3__=__webpack_require__(9830);const MOST_FAILED_LOG=256*1024,MOST_BYTES=8*1024*1024;async function readFailedLogs(records,folder){const texts=new Map,found=new Map;let left=MOST_BYTES;for(const{task,batch}of[...records].filter(_policy_outcome_js__WEBPACK_IMPORTED_MODULE_2__.N6)){const path=(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder,`${(0,_tasklist_naming_js__WEBPACK_IMPORTED_MODULE_3__.d)(batch?.id??task)}.log`),known=texts.get(path),text=known??await endOf(path,Math.min(MOST_FAILED_LOG,left));known===void 0&&(left-=Buffer.byteLength(text)),texts.set(path,text),text!==""&&found.set(task,text)}return found}async function endOf(path,most){const file=await(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path,"r").catch(()=>null);try{if(file===null)return"";const{size}=await file.stat(),length=Math.min(size,most),{buffer,bytesRead}=await file.read(Buffer.alloc(length),0,length,size-length),text=buffer.subarray(0,bytesRead).toString();return size>length?text.slice(text.indexOf(`
`)+1):text}catch{return""}finally{await file?.close()}}}),140:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{d:()=>utf8Bytes,z:()=>cutToBytes});function utf8Bytes(text){let bytes=0;for(let at=0;at<text.length;at++){const unit=text.charCodeAt(at);unit<128?bytes+=1:unit<2048?bytes+=2:unit>=55296&&unit<=56319&&at+1<text.length?(bytes+=4,at++):bytes+=3}return bytes}const CUT=`

(cut: GitHub would not take more)
`;function cutToBytes(text,mostBytes){if(utf8Bytes(text)<=mostBytes)return text;const lines=text.split(`
`);let used=utf8Bytes(CUT);const full=lines.findIndex(one=>(used+=utf8Bytes(one)+1,used>mostBytes));return`${lines.slice(0,Math.max(0,full)).join(`
`)}${CUT}`}}),1674:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{CS:()=>prose,OF:()=>fenced,aY:()=>code});var _terminal_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(9351);const PLAIN=/^[!-[\]^_a-{}~]+(?: [!-[\]^_a-{}~]+)*$/;function code(text){const safe=(0,_terminal_js__WEBPACK_IMPORTED_MODULE_0__.g$)(text);return PLAIN.test(safe)?`\`${safe}\``:`<code>${entities(safe,/[!-/:-@[-`{-~]/g)}</code>`}function prose(text){return entities((0,_terminal_js__WEBPACK_IMPORTED_MODULE_0__.g$)(text).trim(),/[!#$&*+<>@[-`{-~]/g).replace(/^(\d+)(?=[.)])|^(?=[-=])/,"$1&#8203;").replace(/&#64;|&#35;/g,"$&&#8203;").replace(/:\/\/|(?<=\bwww)\.|(?<=\bgh)-/gi,"&#8203;$&")}function entities(text,special){return text.replace(special,character=>`&#${character.charCodeAt(0)};`)}function fenced(lines){const runs=lines.flatMap(text=>text.match(/`+/g)??[]).map(run=>run.length),fence="`".repeat(runs.reduce((most,run)=>Math.max(most,run),2)+1);return`${fence}text
${lines.join(`
`)}
${fence}`}}),5792:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{E:()=>reportHtml});var bytes=__webpack_require__(140),html=__webpack_require__(9126),headline=__webpack_require__(1321),report_rows=__webpack_require__(4098),report_sections=__webpack_require__(6080),cut=__webpack_require__(2663),estimate=__webpack_require__(1204),sentence_markup=__webpack_require__(5671),timeline=__webpack_require__(3203),report_tone=__webpack_require__(9531),words=__webpack_require__(4702);function banner(converged,rows){const word=(0,headline.E0)(converged),why=(0,headline.Bm)(converged).map(text=>`<li>${(0,sentence_markup.h)((0,cut.J)(text,2e3))}</li>`);return[`<header class="banner ${word==="PASS"?"pass":"fail"}"><div>`,`<h1><span class="badge">${word}</span> ${(0,html.qy)(converged.plan.name)}</h1>`,`<p class="counts">${(0,headline.J7)(rows)}</p>`,why.length===0?"":`<ul class="why">${why.join("")}</ul>`,origin(converged,rows),shares(rows),tiles(converged,rows),bound(converged),"</div></header>"].join(`
`)}function origin({source,runUrl},rows){const url=(0,html.Pl)(runUrl),begun=(0,timeline.Q)(rows),parts=[...source?.branch?[`<span>${(0,html.qy)((0,cut.J)(source.branch,120))}</span>`]:[],...source?.commit?[`<code>${(0,html.qy)(source.commit.slice(0,12))}</code>`]:[],...begun===null?[]:[`<time>${new Date(begun).toISOString().slice(0,16).replace("T"," ")} UTC</time>`],...url===null?[]:[`<a href="${(0,html.qy)(url)}">The run on GitHub</a>`]];return parts.length===0?"":`<p class="meta">${parts.join(" \xB7 ")}</p>`}const TONES=["fail","warn","idle","pass"];function shares(rows){if(rows.length===0)return"";let from=0;return`<svg class="shares" aria-hidden="true">${TONES.map(tone=>{const width=rows.filter(row=>(0,report_tone.Y)(row)===tone).length/rows.length*100,rect2=`<rect class="f-${tone}" x="${from.toFixed(3)}%" width="${width.toFixed(3)}%" height="10"/>`;return from+=width,width===0?"":rect2}).join("")}</svg>`}function tiles(converged,rows){const{verdict,plan}=converged,counted=[["Failed","failed",rows.filter(row=>row.fails&&row.shown!=="missing").length],["Flaky","flaky",rows.filter(row=>row.flaky&&!row.fails).length],["Missing","missing",rows.filter(row=>row.shown==="missing").length],["Passed","succeeded",rows.filter(row=>row.shown==="succeeded"&&!row.flaky&&!row.fails).length]].filter(([,,value])=>value>0).map(([name,filter,value])=>tile(name,`<a href="#all" data-state="${filter}">${(0,words.zD)(value)}</a>`,"")),{sequentialMs,parallelMs,speedup,predictedSpeedup}=verdict.timing,guessed=(0,estimate.W)(plan.tasks),timed=parallelMs<=0?[]:[tile("Time",(0,words.p0)(parallelMs),guessed?"":`predicted ${(0,words.p0)(plan.estimate.parallelMs)}`),tile("Work",(0,words.p0)(sequentialMs),"the sum of all task times"),...(0,headline.Ip)(converged)?[tile("Speedup",(0,words.Hn)(speedup),guessed?"":`of predicted ${(0,words.Hn)(predictedSpeedup)}`)]:[]];return counted.length+timed.length===0?"":`<dl class="facts">${[...counted,...timed].join("")}</dl>`}function tile(name,value,note){return`<div><dt>${name}</dt><dd>${value}${note===""?"":` <small>${note}</small>`}</dd></div>`}function bound(converged){const text=(0,headline.TH)(converged);return text===null?"":`<p class="bound">${(0,sentence_markup.h)((0,cut.J)(text,500))}</p>`}var details=__webpack_require__(2665);const NODE={width:196,height:30,across:56,down:10},LABEL=27;function graphView(graph,places){const points=new Map,tallest=graph.columns.reduce((most,column)=>Math.max(most,column.length),0);graph.columns.forEach((column,x)=>{const down=(tallest-column.length)*(NODE.height+NODE.down)/2;for(const[y,node]of column.entries())points.set(node,{x:x*(NODE.width+NODE.across),y:down+y*(NODE.height+NODE.down)})});const width=graph.columns.length*(NODE.width+NODE.across)-NODE.across,height=tallest*(NODE.height+NODE.down)-NODE.down,lines=graph.edges.map(([from,to])=>edge(points.get(from),points.get(to),from.tone==="fail")),nodes=graph.columns.flat().map(node=>box(node,points.get(node),places)),notes=[...graph.apart>0?[`${(0,words.U9)(graph.apart,"task")} without needs ${graph.apart===1?"is":"are"} not drawn`]:[],...graph.left>0?[`${(0,words.zD)(graph.left)} more nodes are not drawn`]:[]];return['<div class="scroll" tabindex="0" role="region" aria-labelledby="needs"><div class="graph">',`<svg role="group" aria-label="${(0,words.U9)(graph.edges.length,"need")}" width="${width+2}" height="${height+2}" viewBox="-1 -1 ${width+2} ${height+2}">`,`${lines.join("")}${nodes.join(`
`)}</svg></div></div>`,notes.length===0?"":`<p class="note">${notes.join("; ")}.</p>`].join(`
`)}function edge(from,to,hasFailed){if(from===void 0||to===void 0)return"";const start={x:from.x+NODE.width,y:from.y+NODE.height/2},end={x:to.x,y:to.y+NODE.height/2},bend=NODE.across/2;return`<path${hasFailed?' class="f"':""} d="M${start.x} ${start.y}C${start.x+bend} ${start.y} ${end.x-bend} ${end.y} ${end.x} ${end.y}"/>`}function box(node,point,places){const[first]=node.rows;if(point===void 0||first===void 0)return"";const{x,y}=point,title=node.rows.length===1?`${first.name}: ${(0,report_rows.kc)(first)}, ${(0,words.p0)(first.durationMs)}`:node.label;return[`<a href="#t${places.of(first)}"><title>${(0,html.qy)((0,cut.J)(title,200))}</title>`,`<rect class="f-${node.tone}" x="${x}" y="${y}" width="${NODE.width}" height="${NODE.height}" rx="4"/>`,`<text x="${x+8}" y="${y+20}">${(0,html.qy)((0,cut.J)(node.label,LABEL))}</text></a>`].join("")}const STEPS=[1,2,5,10,20,50,100,200,500,1e3,2e3,5e3,1e4,15e3,3e4,6e4,12e4,3e5,6e5,9e5,18e5,36e5,72e5,144e5,288e5,864e5,6048e5],TICKS=6,LEVELS=[1,4,16];function ticksOf(spanMs,most=TICKS){const step=STEPS.find(candidate=>spanMs/candidate<=most)??6048e5;return Array.from({length:Math.floor(spanMs/step)+1},(_,at)=>at*step)}function axis(spanMs,decidedMs){const decided=decidedMs===null?"":`<line class="d" x1="${place(decidedMs,spanMs)}" x2="${place(decidedMs,spanMs)}" y1="15" y2="20"/>`;return`<svg class="axis" height="20" aria-hidden="true">${LEVELS.map(level=>`<g class="z${level}">${labels(ticksOf(spanMs,TICKS*level),spanMs)}</g>`).join("")}${decided}</svg>`}const place=(ms,spanMs)=>`${(ms/spanMs*100).toFixed(2)}%`;function labels(ticks,spanMs){return ticks.map((ms,at)=>{const anchor=at===0?"start":ms/spanMs>.94?"end":"middle";return`<text x="${place(ms,spanMs)}" y="13" text-anchor="${anchor}">${at===0?"0":(0,words.p0)(ms)}</text>`}).join("")}const ROW=24,GHOST=6,TRACK=950,CHARACTER=6.8,NARROW=1.5,MOST_GRIDS=64,MOST_LABELS=1500;function lanes(timeline2,places){const{decidedMs,lanes:all}=timeline2,bars=all.flatMap(lane=>lane.rows.flat()),sorted=all.toSorted((a,b)=>endOf(b)-endOf(a)),drawing={spanMs:timeline2.spanMs,prefix:bars.length<=MOST_LABELS?commonPrefix(bars.map(({row})=>row.name)):null,critical:new Set(timeline2.critical),grid:sorted.length<=MOST_GRIDS?height=>gridOf(timeline2,height):()=>"",places};return['<div class="tools" id="zoom" hidden><button type="button" aria-label="Zoom out">\u2212</button><button type="button" aria-label="Zoom in">+</button><button type="button">Fit</button><span class="note">or the keys \u2212 + 0; drag or scroll to move</span></div>','<div class="scroll" id="lanes" tabindex="0" role="region" aria-labelledby="timeline">',`<div class="lanes"><span></span>${axis(timeline2.spanMs,decidedMs)}`,...sorted.map(lane=>laneRow(lane,drawing)),"</div></div>",legend(timeline2,bars),criticalText(timeline2,places)].join(`
`)}const endOf=lane=>lane.rows.flat().reduce((last,bar)=>Math.max(last,bar.endMs),0);function drawnOf(bars,spanMs){const narrowMs=NARROW/TRACK*spanMs,drawn=[];for(const bar of bars.toSorted((a,b)=>a.startMs-b.startMs)){const last=drawn.at(-1);last!==void 0&&bar.endMs-bar.startMs<narrowMs&&last.bars.every(one=>one.endMs-one.startMs<narrowMs)&&bar.startMs-last.endMs<narrowMs?(last.bars.push(bar),last.endMs=Math.max(last.endMs,bar.endMs)):drawn.push({bars:[bar],startMs:bar.startMs,endMs:bar.endMs})}return drawn}const percentOf=(ms,spanMs)=>`${(ms/spanMs*100).toFixed(2)}%`;function gridOf({spanMs,decidedMs},height){const line=(ms,kind)=>{const x=percentOf(ms,spanMs);return`<line${kind} x1="${x}" x2="${x}" y1="0" y2="${height}"/>`};return[...ticksOf(spanMs).map(ms=>line(ms,"")),...decidedMs===null?[]:[line(decidedMs,' class="d"')]].join("")}function laneRow(lane,drawing){const{spanMs}=drawing,height=lane.rows.length*ROW+(lane.predicted===null?0:GHOST),bars=lane.rows.flatMap((row,at)=>drawnOf(row,spanMs).map(one=>rect(one,at,drawing))),tries=lane.rows.reduce((sum,row)=>sum+row.length,0),name=(0,html.qy)((0,cut.J)(lane.name,80)),inner=[drawing.grid(height),...lane.waits.map(wait=>waitRect(wait,spanMs)),...lane.predicted===null?[]:[ghost(lane.predicted,lane.rows.length*ROW,spanMs)],...bars,...lane.batches.map(batch=>batchRect(batch,lane.rows.length*ROW,spanMs))].join("");return`<span>${name}</span><svg height="${height}" role="group" aria-label="${name}: ${(0,words.U9)(tries,"try","tries")}">${inner}</svg>`}function across({startMs,endMs},spanMs){const start=Math.max(0,Math.min(startMs,spanMs)),end=Math.max(start,Math.min(endMs,spanMs));return`x="${percentOf(start,spanMs)}" width="${percentOf(end-start,spanMs)}"`}function waitRect(wait,spanMs){const title=`${wait.what==="queued"?"queued":"start-up"}: ${(0,words.p0)(wait.endMs-wait.startMs)}`;return`<rect class="w-${wait.what}" ${across(wait,spanMs)} y="7" height="8"><title>${title}</title></rect>`}function ghost(predicted,top,spanMs){const title=`predicted ${(0,words.p0)(predicted.endMs-predicted.startMs)}`;return`<rect class="ghost" ${across(predicted,spanMs)} y="${top}" height="4"><title>${title}</title></rect>`}function batchRect(batch,height,spanMs){const title=`one command for ${(0,words.U9)(batch.tasks,"task")}: ${(0,words.p0)(batch.endMs-batch.startMs)}`;return`<rect class="batch" ${across(batch,spanMs)} height="${height-1}"><title>${title}</title></rect>`}function rect(drawn,row,{spanMs,prefix,critical,places}){const[first]=drawn.bars;if(first===void 0)return"";const share=(drawn.endMs-drawn.startMs)/spanMs*100,width=Math.max(share,.1),place2=`x="${Math.min(drawn.startMs/spanMs*100,100-width).toFixed(2)}%"${row===0?"":` y="${row*ROW}"`} width="${width.toFixed(2)}%"`,tone=worst(drawn.bars.map(barTone)),kind=drawn.bars.some(bar=>critical.has(bar))?" c":"";if(prefix===null)return`<rect data-t="${places.of(first.row)}"${tone==="pass"&&kind===""?"":` class="f-${tone}${kind}"`} ${place2}/>`;const label=drawn.bars.length>1?"":labelled(first.row.name,prefix,share/100*TRACK,place2);return`<a href="#t${places.of(first.row)}"><rect class="f-${tone}${kind}" ${place2}/><title>${titleOf(drawn)}</title>${label}</a>`}function labelled(name,prefix,width,place2){for(const[level,kind]of[[1,""],[4,' class="n4"'],[16,' class="n16"']]){const text=labelOf(name,prefix,width*level-10);if(text!=="")return`<svg${kind} ${place2} height="${ROW}"><text x="6" y="16">${(0,html.qy)(text)}</text></svg>`}return""}function titleOf({bars,startMs,endMs}){const[bar]=bars;if(bar===void 0)return"";if(bars.length>1){const failed=bars.filter(one=>barTone(one)==="fail").length,bad=failed===0?"":`, ${failed} failed`;return`${(0,words.U9)(bars.length,"try","tries")} in ${(0,words.p0)(endMs-startMs)}${bad}`}const state=bar.last?(0,report_rows.kc)(bar.row):`try ${bar.attempt} of ${bar.row.tries} failed`;return`${(0,html.qy)((0,cut.J)(bar.row.name,100))}: ${state}, ${(0,words.p0)(bar.endMs-bar.startMs)}`}function commonPrefix(names){const[first=""]=names;let length=names.length<2?0:first.length;for(const name of names)for(;!name.startsWith(first.slice(0,length));)length--;return/^.*[/[=,\s]/.exec(first.slice(0,length))?.[0]??""}function labelOf(task,prefix,room){const own=task.slice(prefix.length).replace(/\]$/,""),last=/([^/[\]=]+)\]?$/.exec(task)?.[1]??task;return[task,own,last].find(label=>label!==""&&label.length*CHARACTER<=room)??""}function barTone(bar){return bar.last?(0,report_tone.Y)(bar.row):"warn"}const worst=tones=>ORDER.find(tone=>tones.includes(tone))??"idle",ORDER=["fail","warn","pass","idle"],MEANING={pass:"succeeded",fail:"failed",warn:"tolerated, flaky, or an earlier try",idle:"stopped or not counted"};function legend({lanes:all,decidedMs,critical},bars){const used=new Set(bars.map(barTone)),waits=new Set(all.flatMap(lane=>lane.waits.map(({what})=>what))),items=[...["pass","fail","warn","idle"].filter(tone=>used.has(tone)).map(tone=>[`f-${tone}`,MEANING[tone]]),...waits.has("queued")?[["w-queued","waiting for a runner"]]:[],...waits.has("start-up")?[["w-start-up","start-up of the job"]]:[],...all.some(({predicted})=>predicted!==null)?[["ghost","predicted"]]:[],...all.some(({batches})=>batches.length>0)?[["batch","one command for several tasks"]]:[],...critical.length>1?[["c","critical path"]]:[]].map(([kind,meaning])=>`<li><svg aria-hidden="true"><rect class="${kind}" width="12" height="12"/></svg>${meaning}</li>`),decided=decidedMs===null?[]:[`<li><b>|</b> the verdict was certain after ${(0,words.p0)(decidedMs)}</li>`];return`<ul class="legend">${[...items,...decided].join("")}</ul>`}function criticalText({critical,spanMs},places){if(critical.length<2)return"";const names=critical.map(({row})=>`<a href="#t${places.of(row)}"><code>${(0,html.qy)((0,cut.J)(row.name,100))}</code></a>`),workMs=critical.reduce((sum,bar)=>sum+bar.endMs-bar.startMs,0);return`<p class="note">Critical path: ${names.length<=8?names.join(" \u2192 "):`${names.slice(0,3).join(" \u2192 ")} \u2192 \u2026 \u2192 ${names.at(-1)}`}: ${(0,words.U9)(names.length,"step")}, ${(0,words.p0)(workMs)} of ${(0,words.p0)(spanMs)}</p>`}const OPEN=5;function sectionHtml(section,places){const id2=section.id==="tasks"?"all":section.id,body=section.blocks.map(block=>blockHtml(block,id2,places));return`<section><h2 id="${id2}">${(0,html.qy)(section.title)}</h2>${body.join(`
`)}</section>`}function blockHtml(block,label,places){switch(block.kind){case"lines":return`<ul>${block.lines.map(lineHtml).join("")}</ul>${left(block.left)}`;case"groups":return block.groups.map((group,at)=>card(group,at<OPEN,places)).join(`
`)+left(block.left);case"table":return(block.table.id==="tasks"?taskTable(block.table,places):plainTable(block.table,label))+left(block.left);case"graph":return graphView(block.graph,places);case"timeline":return lanes(block.timeline,places);default:return block}}function left(of){const text=(0,details.$)(of);return text===null?"":`<p class="note">${text}${of.noun==="task"?", in the records":""}</p>`}function lineHtml({name,text,task,mark,tone,url,detail}){const safe=(0,html.Pl)(url),parts=[...mark===void 0?[]:[`<span class="t-${tone??"idle"}" aria-hidden="true">${(0,html.qy)(mark)}</span>`],...name===void 0?[]:[`<strong>${(0,html.qy)((0,cut.J)(name,500))}</strong>`],...text===""?[]:[(0,sentence_markup.h)((0,cut.J)(text,2e3))],...task===void 0?[]:[`<span class="note">in <code>${(0,html.qy)((0,cut.J)(task,200))}</code></span>`],...safe===null?[]:[`<a href="${(0,html.qy)(safe)}">Open it</a>`]],more=detail===void 0?"":`<br><code>${(0,html.qy)((0,cut.J)(detail,500))}</code>`;return`<li>${parts.join(" ")}${more}</li>`}function card(group,open,places){const{rows,first,reason,facts,log,dropped}=group,aside=[...facts.map(html.qy),...first.leg===""||rows.length>1?[]:[leg(first)]],why=reason===(0,report_rows.kc)(first)?"":`: ${(0,sentence_markup.h)((0,cut.J)(reason,1e3))}`,names=rows.slice(1,101).map(row=>taskLink(row,places)),more=rows.length-1-names.length,others=names.length===0?"":`<p>and ${(0,words.U9)(rows.length-1,"more task")} like it: ${names.join(", ")}${more>0?` and ${(0,words.zD)(more)} more`:""}</p>`;return[`<article class="card" id="f${places.of(first)}"><header><h3><span aria-hidden="true">${(0,report_rows.B3)(first)}</span> ${taskLink(first,places)}${typed(first)}</h3>`,`<p><strong class="t-fail">${(0,report_rows.kc)(first)}</strong>${why}</p>${others}`,aside.length===0?"":`<p class="meta">${aside.join(" \xB7 ")}</p>`,`</header>${logHtml(first,log,dropped,open)}</article>`].join("")}function logHtml(row,log,dropped,open){if(log.length===0)return"";const title=`${(0,words.U9)(log.length,"line")} of its log${dropped>0?` of ${(0,words.zD)(log.length+dropped)} in the record`:""}`,text=log.map(one=>(0,html.qy)((0,cut.J)(one,1e3))).join(`
`),attributes=`tabindex="0" role="region" aria-label="Log of ${(0,html.qy)((0,cut.J)(row.name,100))}"`;return`<details${open?" open":""}><summary>${title}</summary><pre ${attributes}>${text}</pre></details>`}function taskLink(row,places){return`<a href="#t${places.of(row)}"><code>${(0,html.qy)((0,cut.J)(row.name,300))}</code></a>`}function typed({name,task}){return name===task?"":` <code class="note">${(0,html.qy)((0,cut.J)(task,300))}</code>`}function leg(row){const url=(0,html.Pl)(row.job?.url),text=`<code>${(0,html.qy)((0,cut.J)(row.leg,120))}</code>`;return url===null?text:`<a href="${(0,html.qy)(url)}">${text}</a>`}function plainTable({columns,rows},label){const head=columns.map(title=>`<th scope="col">${title}</th>`).join(""),body=rows.map(row=>`<tr>${row.map((cell,at)=>plainCell(cell,at===0)).join("")}</tr>`);return`<div class="scroll" tabindex="0" role="region" aria-labelledby="${label}"><table><thead><tr>${head}</tr></thead><tbody>${body.join(`
`)}</tbody></table></div>`}function plainCell({kind,text,tone},first){const value=kind==="code"?`<code>${(0,html.qy)((0,cut.J)(text,1e3))}</code>`:(0,sentence_markup.h)((0,cut.J)(text,2e3));return first?`<th scope="row">${value}</th>`:kind==="state"?`<td class="s t-${tone??"idle"}">${value}</td>`:`<td class="v">${value}</td>`}function taskTable({columns,tasks=[]},places){const head=columns.map(title=>`<th scope="col"${/Time|Tries/.test(title)?' class="n"':""}>${title}</th>`),hidden=[...tasks.every(({tries})=>tries<=1)?["no-tries"]:[],...tasks.every(({leg:name})=>name==="")?["no-leg"]:[],...tasks.every(({reason})=>reason==="")?["no-reason"]:[]].join(" ");return[tools(tasks),`<div class="scroll" tabindex="0" role="region" aria-labelledby="all"><table id="tasks"${hidden&&` class="${hidden}"`}>`,`<thead><tr>${head.join("")}</tr></thead>`,`<tbody>${tasks.map(row=>taskRow(row,places)).join("")}</tbody></table></div>`].join(`
`)}function tools(rows){const states=new Set(rows.map(report_rows.kc));return['<div class="tools" id="tools" hidden>','<label for="query">Filter<input id="query" type="search" autocomplete="off" placeholder="words in any column"></label>',`<label for="state">State<select id="state"><option value="">all</option>${[...new Set([...report_rows.$l.map(shown=>(0,report_rows.kc)({shown,flaky:!1})),"flaky"])].filter(word=>states.has(word)).map(word=>`<option>${word}</option>`).join("")}</select></label>`,'<output id="shown" aria-live="polite"></output></div>'].join("")}function taskRow(row,places){const tone=(0,report_tone.Y)(row),time=row.tries>0?`<td data-k="${row.durationMs}">${(0,words.p0)(row.durationMs)}`:'<td data-k="0">';return[`<tr${tone==="pass"?"":` class="${tone[0]}"`}><th><a href="#t${places.of(row)}">${(0,html.qy)((0,cut.J)(row.name,300))}</a>`,`<td>${(0,report_rows.B3)(row)} ${(0,report_rows.kc)(row)}${time}<td>${row.tries>1?row.tries:""}`,`<td>${(0,html.qy)((0,cut.J)(row.leg,120))}<td>${(0,sentence_markup.h)((0,cut.J)(row.reason,300))}`].join("")}var terminal=__webpack_require__(9351);const TAIL_LINES=5,MOST_TESTS=10,MOST_LINE=2e3;function placesOf(converged,rows,limits){const numbers=new Map(rows.map((row,at)=>[row.task,at])),commands=numbering(),runners=numbering(),planned=new Map(converged.plan.tasks.map(task=>[task.id,task])),known=!(0,estimate.W)(converged.plan.tasks),tests=testsOf(converged.failingTests??[]),logs=createLogs(converged,rows,limits),tasks=rows.map(row=>{const task=planned.get(row.task),command=commands.of(task?.run??""),runner=runners.of(task===void 0?"":runsOnText(task.runsOn)),place2={...row.name!==row.task&&{id:row.task},...command>0&&{c:command},...runner>0&&{r:runner},...task!==void 0&&plannedFacts(task,numbers,known),...recordFacts(row),...listOf("before",(converged.before?.get(row.task)??[]).map(words.p0)),...listOf("tests",tests.get(row.task)??[]),...logs(row),...(0,html.Pl)(row.job?.url)!==null&&{url:row.job?.url??""}};return Object.keys(place2).length===0?0:place2});return{of:row=>numbers.get(row.task)??0,data:{commands:commands.all(),runners:runners.all(),tasks}}}function numbering(){const known=new Map;return{of:text=>{const number=known.get(text)??known.size;return known.set(text,number),number},all:()=>[...known.keys()]}}function runsOnText(runsOn){return typeof runsOn=="string"?runsOn:JSON.stringify(runsOn)}function listOf(key,list){return list.length===0?{}:{[key]:list}}function plannedFacts({needs,estimateMs,artifacts},numbers,known){return{...listOf("n",needs.flatMap(id2=>numbers.get(id2)??[])),...known&&estimateMs>0&&{e:(0,words.p0)(estimateMs)},...listOf("a",artifacts)}}function recordFacts(row){const{record}=row;if(record===null)return{};const{outputs,files,batch}=record;return{...listOf("tries",triesOf(row)),...Object.keys(outputs).length>0&&{outputs:{...outputs}},...files!==void 0&&{f:`${(0,words.U9)(files.count,"file")}, ${(0,words.U9)(files.bytes,"byte")}`},...batch!==void 0&&{b:batch.id}}}function testsOf(failing){const found=new Map;for(const{task,suite,test,message,file,line}of failing){const own=found.get(task)??[];found.set(task,own);const place2=file===null?"":`${file}${line===null?"":`:${line}`}`;own.length<MOST_TESTS&&own.push([(0,cut.J)(`${suite} > ${test}`,300),(0,cut.J)(place2,300),(0,cut.J)((0,terminal.OG)(message)[0]??"",300)])}return found}function createLogs({logs},rows,limits){const room={failures:limits.logs,others:limits.tails};let failures=rows.filter(({fails})=>fails).length;return row=>{const of=row.fails?"failures":"others",all=(0,terminal.OG)((row.fails?logs?.get(row.task):void 0)??row.record?.logTail??""),share=row.fails?Math.floor(room.failures/Math.max(1,failures--)):room.others,lines=endWithin(row.fails?all:all.slice(-TAIL_LINES),share);if(lines.length===0)return{};const log=lines.join(`
`);return room[of]-=log.length,{log,...row.fails&&lines.length>1&&{l:linesText(lines.length,all.length)}}}}function linesText(shown,all){return shown===all?(0,words.U9)(all,"line"):`the last ${(0,words.zD)(shown)} of ${(0,words.U9)(all,"line")}`}function endWithin(lines,most){const kept=[];let used=0;for(const line of lines.toReversed()){const text=(0,cut.J)(line,MOST_LINE);if(used+=text.length+1,used>most+1)break;kept.push(text)}return kept.reverse()}function triesOf({record,shown}){const tries=record?.tries??[];return tries.length===1&&shown==="succeeded"?[]:tries.map(({startedAt,endedAt,exitCode,signal})=>[startedAt.slice(0,19).replace("T"," "),(0,words.p0)(Date.parse(endedAt)-Date.parse(startedAt)),signal??(exitCode===null?"":`exit ${exitCode}`)])}const CONTENT_SECURITY_POLICY=["default-src 'none'","img-src data:","style-src 'sha256-GVUE4P1SxxQ9WduIcWmFktZAeJah6CVI8ZmdrB286OE='","script-src 'sha256-h2WLTytoIkj3w2MG65kp31D6I1FBRMLy2ldKylg06Zc='","base-uri 'none'","form-action 'none'"].join("; "),SCRIPT=`
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
.facts dd a{color:inherit}
.facts dd small{display:block;font-size:13px;font-weight:400;color:var(--muted)}
.bound{color:var(--muted);margin:10px 0 0}
.card{border:1px solid var(--line);border-left:4px solid var(--fail);border-radius:6px;margin:0 0 14px;overflow:hidden}
.card>header{padding:10px 14px}
.card p{margin:2px 0 0}
.meta,.note{color:var(--muted);font-size:13.5px}
summary{cursor:pointer;padding:4px 14px 8px;color:var(--muted);font-size:13.5px}
.many section{content-visibility:auto;contain-intrinsic-size:auto 500px}
.lanes{padding:8px 14px 12px 0;display:grid;grid-template-columns:minmax(90px,max-content) 1fr;gap:2px 0;align-items:center;width:calc(100% * var(--zoom,1));min-width:100%}
.lanes>span{font:13px/1.3 var(--mono);color:var(--muted);max-width:260px;overflow-wrap:anywhere;position:sticky;left:0;background:var(--bg);padding:0 12px 0 14px;z-index:1}
.z4,.z16,[data-zoom="4"] .z1,[data-zoom="16"] .z1{display:none}
.lanes .n4,.lanes .n16{display:none}
.lanes[data-zoom="4"] .n4,.lanes[data-zoom="16"] .n4,.lanes[data-zoom="16"] .n16,.lanes[data-zoom="4"] .z4,.lanes[data-zoom="16"] .z16{display:inline}
.lanes svg{display:block;width:100%;font:12px system-ui,"DejaVu Sans",sans-serif}
.lanes :is(a rect,[data-t]){height:22px}[data-t]{cursor:pointer;fill:var(--pass-bar)}
.lanes .axis text{fill:var(--muted)}
.lanes line{stroke:var(--line)}
.lanes line.d{stroke:var(--text);stroke-width:2;stroke-dasharray:4 3}
.lanes rect.c,rect.c{stroke:var(--text);stroke-width:2}
rect.ghost{fill:none;stroke:var(--muted);stroke-dasharray:3 2}
rect.batch{fill:none;stroke:var(--muted);pointer-events:none}
rect.w-queued{fill:var(--line)}rect.w-start-up{fill:var(--muted)}
.legend rect.c{fill:none}
.graph{padding:14px;width:max-content}
.graph svg{display:block;font:12px system-ui,"DejaVu Sans",sans-serif}
.graph path{fill:none;stroke:var(--muted);stroke-width:1.5}.graph path.f{stroke:var(--fail)}
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
th button{all:unset;margin:0;cursor:pointer;font:inherit}
th button:focus-visible{outline:2px solid var(--link);outline-offset:2px}
th[aria-sort=ascending] button::after{content:" \\2191"}
th[aria-sort=descending] button::after{content:" \\2193"}
tbody th{font-weight:400;min-width:180px}
#tasks{min-width:680px}
#tasks tbody th,#tasks td:nth-child(5){font:13px/1.5 var(--mono);overflow-wrap:anywhere}
#tasks td:nth-child(2){white-space:nowrap;font-weight:600}
#tasks td:nth-child(3),#tasks td:nth-child(4){text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
#tasks td:nth-child(5){min-width:112px}
#tasks td:nth-child(6){overflow-wrap:anywhere;min-width:160px}
.no-tries :is(th,td):nth-child(4),.no-leg :is(th,td):nth-child(5),.no-reason :is(th,td):nth-child(6){display:none}
#tasks tbody a{color:inherit;text-decoration:none}#tasks tbody a:hover,#tasks tbody a:focus-visible{text-decoration:underline}
#tasks td:nth-child(2){color:var(--pass)}#tasks .f td:nth-child(2){color:var(--fail)}#tasks .w td:nth-child(2){color:var(--warn)}#tasks .i td:nth-child(2){color:var(--idle)}
#place{border:1px solid var(--link);border-radius:8px;padding:4px 16px 14px;margin-top:24px}
#place h2{margin-top:12px}#place h3{margin:14px 0 4px}#place:focus{outline:0}
#place pre{border:1px solid var(--line);border-radius:6px;max-height:60vh}
.place{display:grid;grid-template-columns:max-content 1fr;gap:4px 14px}.place dt{color:var(--muted)}
.place dd{margin:0;font-family:var(--mono);font-size:13.5px;white-space:pre-wrap;overflow-wrap:anywhere}
button{font:inherit;color:inherit;background:var(--panel);border:1px solid var(--muted);border-radius:6px;padding:4px 14px;margin-top:12px;cursor:pointer}
td.n,th.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
td.s{white-space:nowrap;font-weight:600}
.t-pass{color:var(--pass)}.t-fail{color:var(--fail)}.t-warn{color:var(--warn)}.t-idle{color:var(--idle)}
.v{overflow-wrap:anywhere;min-width:160px}
footer{color:var(--muted);font-size:13px;padding-top:40px;padding-bottom:40px;overflow-wrap:anywhere}
@media (max-width:640px){main,footer,.banner>div{padding-left:14px;padding-right:14px}h1{font-size:21px}
.lanes{grid-template-columns:1fr;gap:0;padding-left:14px}.lanes>span{margin-top:8px;padding:0;max-width:none}.lanes>span:empty{display:none}
.facts{grid-template-columns:1fr 1fr}.facts dd{font-size:17px}.tools label,.tools input,.tools select{width:100%}}
@media (prefers-reduced-motion:reduce){*{scroll-behavior:auto;transition:none;animation:none}}
@media (forced-colors:active){.badge,.card,.facts>div{border:1px solid CanvasText}svg text{fill:CanvasText}svg rect{stroke:CanvasText}
.f-pass{fill:Canvas}.f-fail{fill:Highlight}.f-fail~svg text,.f-fail~text{fill:HighlightText}.f-warn,.f-idle{fill:ButtonFace}.graph path{stroke:CanvasText}svg a:focus-visible rect{stroke:Highlight;stroke-width:3}}
@media print{.many section{content-visibility:visible}#place,.tools{display:none}.scroll,pre{overflow:visible;max-height:none}pre{white-space:pre-wrap}}
`,FULL={failures:200,logLines:50,wholeLogs:10,logCharacters:16e3,tests:200,tableRows:5e3,outputs:2e3,problems:500,timeline:!0,graph:!0,data:!0,logs:25e5,tails:25e4},page_STEPS=[{},{logs:6e5},{logLines:20,tails:0,logs:1e5},{failures:50,outputs:300,problems:100},{data:!1,tableRows:2e3},{tableRows:300,failures:10,logLines:5,timeline:!1,graph:!1,outputs:50,problems:20},{tableRows:20,failures:3,tests:3,logLines:0,outputs:0,problems:3}],MANY=500,MOST_BYTES=5e6;function reportHtml(converged,mostBytes=MOST_BYTES){const rows=(0,report_rows.RO)(converged);let limits=rows.length>MANY?{...FULL,logs:18e4}:FULL,text="";for(const step of page_STEPS)if(limits={...limits,...step},text=page(converged,rows,limits),(0,bytes.d)(text)<=mostBytes)break;return text}function page(converged,rows,limits){const places=placesOf(converged,rows,limits),sections=(0,report_sections.K)(converged,rows,limits).map(section=>sectionHtml(section,places)),data=limits.data?`<script type="application/json" id="verdict">${(0,html.iE)(verdictData(converged))}<\/script>
<script type="application/json" id="places">${(0,html.iE)(places.data)}<\/script>`:"";return`<!doctype html>
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
<body${rows.length>MANY?' class="many"':""}>
${banner(converged,rows)}
<main>
<section id="place" hidden tabindex="-1" aria-label="Task"></section>
${sections.join(`
`)}
</main>
<footer><p>Plan <code>${(0,html.qy)(converged.plan.digest)}</code> \xB7 Written by fanfold</p></footer>
${data}
<script>${SCRIPT}<\/script>
</body>
</html>
`}function verdictData({verdict}){const{decidedBy,counts,timing,...rest}=verdict;return{...rest,outputs:{},decidedBy:decidedBy.map(reason=>({...reason})),counts:{...counts},timing:{...timing}}}}),5671:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{h:()=>htmlSentence,n:()=>markdownSentence});var _escape_html_js__WEBPACK_IMPORTED_MODULE_0__=__webpack_require__(9126),_escape_markdown_js__WEBPACK_IMPORTED_MODULE_1__=__webpack_require__(1674);function pieces(sentence){const parts=sentence.split("`");return parts.length%2===0?[{text:sentence,isCode:!1}]:parts.map((text,at)=>({text,isCode:at%2===1})).filter(({text})=>text!=="")}function markdownSentence(sentence){return pieces(sentence).map(({text,isCode})=>isCode?(0,_escape_markdown_js__WEBPACK_IMPORTED_MODULE_1__.aY)(text):spaced(text,(0,_escape_markdown_js__WEBPACK_IMPORTED_MODULE_1__.CS)(text))).join("")}function spaced(text,escaped){return text.trim()===""?" ":`${text.startsWith(" ")?" ":""}${escaped}${text.endsWith(" ")?" ":""}`}function htmlSentence(sentence){return pieces(sentence).map(({text,isCode})=>isCode?`<code>${(0,_escape_html_js__WEBPACK_IMPORTED_MODULE_0__.qy)(text)}</code>`:(0,_escape_html_js__WEBPACK_IMPORTED_MODULE_0__.qy)(text)).join("")}})};export{id,ids,modules};
