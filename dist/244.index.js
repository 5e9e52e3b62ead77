const id=244,ids=[244],modules={84244:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.r(__webpack_exports__),__webpack_require__.d(__webpack_exports__,{init:()=>init});var report_problems=__webpack_require__(59313),main=__webpack_require__(29484),external_node_fs_=__webpack_require__(73024),external_node_path_=__webpack_require__(76760);const WORKFLOW=`name: ci
on: [push, pull_request]
permissions:
  contents: read # checkout
  actions: read # the list of jobs, converge's second witness; timings of earlier runs
jobs:
  plan:
    runs-on: ubuntu-latest
    outputs:
      plan: \${{ steps.plan.outputs.plan }}
      matrix: \${{ steps.plan.outputs.matrix }}
      legs: \${{ steps.plan.outputs.legs }}
    steps:
      - uses: actions/checkout@v5
      - id: plan
        uses: OWNER/fanfold@v1

  task:
    needs: plan
    if: needs.plan.outputs.legs != '0'
    strategy:
      fail-fast: false
      matrix: \${{ fromJSON(needs.plan.outputs.matrix) }}
    name: \${{ matrix.name }}
    runs-on: \${{ matrix.runs-on }}
    timeout-minutes: \${{ matrix.timeout-minutes }}
    steps:
      - uses: actions/checkout@v5
      - uses: OWNER/fanfold/task@v1

  converge:
    needs: [plan, task]
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    steps:
      - uses: OWNER/fanfold/converge@v1
        with:
          plan: \${{ needs.plan.outputs.plan }}
`,TASK_FILE=`# fanfold: many tasks at once, one verdict.
#   fanfold check    are these tasks independent?
#   fanfold plan     how they will be spread over jobs
#   fanfold run      the whole way, on this machine
name: ci

# Which results pass: all | any | majority | 3 | 80% | { at-least: 3, of: "tag:region" } | a list of those.
sync: all

# When to stop early: success (default: once a pass is certain) | failure | decided (either) | never
stop: success

defaults:
  runs-on: ubuntu-latest
  timeout-minutes: 10

tasks:
  # One command. \`reads\` and \`writes\` say what it touches, so that fanfold can prove that it may run beside the others.
  - id: hello
    run: echo "hello from $FANFOLD_TASK"
    reads: []
    writes: []

  # One command for many inputs. The input reaches the command as the variable ITEM, never as text inside it.
  - id: greet
    for-each: { items: [world, moon] }
    run: |
      echo "hello, $ITEM"
      echo "length=\${#ITEM}" >> "$GITHUB_OUTPUT"   # an output of this task alone
    reads: []
    writes: []

# The last step sees everything: $FANFOLD_RESULTS is a folder, $FANFOLD_VERDICT a JSON file.
# converge:
#   run: node scripts/summary.mjs
`;function writeTemplates(root){const files=[["fanfold.yml",TASK_FILE],[".github/workflows/fanfold.yml",WORKFLOW]],written=[],kept=[],problems=[];for(const[path,content]of files){const target=(0,external_node_path_.join)(root,path);try{(0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(target),{recursive:!0}),(0,external_node_fs_.writeFileSync)(target,content,{flag:"wx"}),written.push(path)}catch(error){const{code,message}=error;code==="EEXIST"&&(0,external_node_fs_.existsSync)(target)?kept.push(path):problems.push({area:"rim",severity:"error",at:null,kind:"unwritable",path,detail:message})}}return{written,kept,problems}}function init(workspace,console){const{written,kept,problems}=writeTemplates(workspace);for(const path of written)console.out(`${console.style.green("written")}  ${path}`);for(const path of kept)console.out(`${console.style.yellow("kept")}     ${path} (it exists already)`);return problems.length>0?(console.err((0,report_problems.C)(problems,new Map,console.errStyle).trimEnd()),main.EXIT.bad):(console.out(""),console.out("Next: `fanfold run` runs the list on this machine; put your account in place of OWNER in the workflow."),main.EXIT.pass)}}),59313:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{C:()=>formatProblems,s:()=>tellProblems});var terminal=__webpack_require__(99351),width=__webpack_require__(19903);const TAB=4;function excerpt(source,at,style){const start=Math.min(Math.max(at.column-1,0),source.length),token=tokenLength(source,start),number=String(at.line),gutter=" ".repeat(number.length+2),room=Math.max(20,style.columns-gutter.length-3),{before,marked,after}=windowed(characters(source),start,start+token,room),text=(0,terminal.tJ)([before,marked,after].map(part=>part.map(shown=>shown.text).join("")).join("")),mark=`^${"~".repeat(Math.max(0,Math.min(sumOf(marked),room)-1))}`;return[`${style.dim(`  ${number} |`)} ${text}`.trimEnd(),`${style.dim(`${gutter} |`)} ${" ".repeat(sumOf(before))}${style.red(mark)}`]}function tokenLength(source,start){const rest=source.slice(start,start+500),token=/^"[^"]*"|^'[^']*'|^[^\s,:{}[\]#"']+/.exec(rest);return token===null?1:token[0].length}function characters(source){const shown=[];let column=0,at=0;for(const character of source){const text=character==="	"?" ".repeat(TAB-column%TAB):(0,terminal.g$)(character);shown.push({text,width:(0,width.VL)(text),at}),column+=(0,width.VL)(text),at+=character.length}return shown}function windowed(all,start,end,room){const first=all.findIndex(shown=>shown.at>=start),from=first===-1?all.length:first,to=all.findIndex(shown=>shown.at>=end),until=to===-1?all.length:to,whole={before:all.slice(0,from),marked:all.slice(from,until),after:all.slice(until)};if(sumOf(all)<=room)return whole;const marked=takeWhileFits(whole.marked,room-2),half=Math.floor((room-2-sumOf(marked))/2),left=takeWhileFits(whole.before.toReversed(),half).toReversed(),right=takeWhileFits(whole.after,half);return{before:left.length<whole.before.length?[ELLIPSIS,...left]:left,marked,after:marked.length<whole.marked.length||right.length<whole.after.length?[...right,ELLIPSIS]:right}}const ELLIPSIS={text:"\u2026",width:1,at:-1};function takeWhileFits(from,room){let used=0;const cutAt=from.findIndex(shown=>(used+=shown.width,used>room));return cutAt===-1?[...from]:from.slice(0,cutAt)}function sumOf(shown){return shown.reduce((sum,character)=>sum+character.width,0)}var sentences=__webpack_require__(40997),words=__webpack_require__(44702);const MOST_SHOWN=100;function formatProblems(problems,sources,style,run="nothing-was-run"){if(problems.length===0)return"";const lines=new Map([...sources].map(([file,text])=>[file,text.split(/\r\n|\n|\r/)])),shown=sorted(problems).slice(0,MOST_SHOWN).map(problem=>one(problem,lines,style)),more=problems.length-MOST_SHOWN,rest=more>0?[style.dim(`and ${more} more`)]:[];return`${[...shown,...rest,total(problems,run,style)].join(`
`)}
`}function tellProblems(problems){return sorted(problems).map(problem=>({severity:problem.severity,kind:problem.kind==="workflow"?problem.finding:problem.kind,message:(0,sentences.e)(problem),file:problem.at?.file??null,line:problem.at?.line??null,column:problem.at?.column??null}))}function sorted(problems){const rank={error:0,warning:1,note:2};return[...problems].sort((a,b)=>comparePlaces(a.at,b.at)||rank[a.severity]-rank[b.severity])}function comparePlaces(a,b){return a===null||b===null?+(a!==null)-+(b!==null):a.file!==b.file?a.file<b.file?-1:1:a.line-b.line||a.column-b.column}function one(problem,sources,style){const{at,severity}=problem,place=at===null?"":`${style.bold((0,terminal.n8)(`${at.file}:${at.line}:${at.column}:`))} `,[first="",...more]=(0,sentences.e)(problem).split(`
`).map(terminal.n8),head=`${place}${painted(severity,style)} ${first}`,source=at===null?void 0:sources.get(at.file)?.[at.line-1],shown=at===null||source===void 0?[]:excerpt(source,at,style);return[head,...shown,...more.map(text=>`  ${text}`)].join(`
`)}function painted(severity,style){const word=`${severity}:`;return severity==="error"?style.red(word):severity==="warning"?style.yellow(word):style.cyan(word)}function total(problems,run,style){const of=severity=>problems.filter(problem=>problem.severity===severity).length,parts=["error","warning","note"].map(severity=>({severity,found:of(severity)})).filter(({found})=>found>0).map(({severity,found})=>(0,words.U9)(found,severity));return style.bold(`${parts.join(", ")}${of("error")>0&&run==="nothing-was-run"?"; nothing was run":""}`)}}),19903:((__unused_webpack___webpack_module__,__webpack_exports__,__webpack_require__)=>{__webpack_require__.d(__webpack_exports__,{VL:()=>width,eV:()=>pad,ml:()=>shorten});const WIDE=new RegExp("[\\u1100-\\u115F\\u2E80-\\u303E\\u3041-\\uA4CF\\uA960-\\uA97F\\uAC00-\\uD7A3\\uF900-\\uFAFF\\uFE30-\\uFE6F\\uFF00-\\uFF60\\uFFE0-\\uFFE6\\u{1B000}-\\u{1B2FF}\\u{20000}-\\u{3FFFD}]|\\p{Emoji_Presentation}","u"),NONE=new RegExp("\\p{Mn}|\\p{Me}|\\p{Variation_Selector}|\\p{Join_Control}","u");function cells(character){return/^[ -~]$/.test(character)?1:NONE.test(character)?0:WIDE.test(character)?2:1}function width(text){if(/^[ -~]*$/.test(text))return text.length;let sum=0;for(const character of text)sum+=cells(character);return sum}function pad(text,to,side="left"){const space=" ".repeat(Math.max(0,to-width(text)));return side==="left"?text+space:space+text}function shorten(text,most){if(width(text)<=most)return text;let used=1,kept="";for(const character of text){if(used+=cells(character),used>most)break;kept+=character}return`${kept}\u2026`}})};export{id,ids,modules};
