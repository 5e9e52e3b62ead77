const R=6767,j=[6767],L={6767:((M,r,l)=>{l.r(r),l.d(r,{completionScript:()=>p});var d=l(4153);function p(e){return{bash:u,zsh:_,fish:O}[e]()}const t=e=>e.flatMap(({name:f,short:n})=>[`--${f}`,...n===void 0?[]:[`-${n}`]]),m=e=>[...e.flags,...d.Sq];function $({operand:e}){return e.startsWith("<")?e.slice(1,-1).split("|"):[]}function u(){const e=n=>n.flags.filter(({value:s})=>s!==void 0).map(s=>{const c=s.values!==void 0?`COMPREPLY=($(compgen -W '${s.values.join(" ")}' -- "$word"))`:s.completes==="folder"?'COMPREPLY=($(compgen -d -- "$word"))':s.completes==="file"?'COMPREPLY=($(compgen -f -- "$word"))':"COMPREPLY=()";return`    ${n.name}:${t([s]).join(`|${n.name}:`)}) ${c}; return ;;`}),f=d.Lo.map(n=>{const s=[...$(n),...t(m(n))].join(" "),c=n.operand.startsWith("[")?' $(compgen -f -- "$word")':"";return`    ${n.name}) COMPREPLY=($(compgen -W '${s}' -- "$word")${c}) ;;`});return`# bash completion of fanfold
_fanfold() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}"
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${[...d.Lo.map(({name:n})=>n),...t(d.Sq)].join(" ")}' -- "$word"))
    return
  fi
  case "$command:$before" in
${d.Lo.flatMap(e).join(`
`)}
  esac
  case "$command" in
${f.join(`
`)}
  esac
}
complete -o filenames -F _fanfold fanfold`}function _(){const e=o=>o.replaceAll("'","'\\''").replaceAll(/[[\]:]/g,"\\$&"),f=({values:o,completes:a})=>o!==void 0?`(${o.join(" ")})`:a==="folder"?"_files -/":a==="file"?"_files":" ",n=o=>{const a=`[${e(o.says)}]${o.value===void 0?"":`:${o.value.toLowerCase()}:${f(o)}`}`;return t([o]).map(i=>`'${o.many?"*":""}${i}${a}'`)},s=o=>{const a=$(o);return a.length>0?[`'1:shell:(${a.join(" ")})'`]:o.operand===""?[]:["'1:file:_files'"]},c=d.Lo.map(o=>{const a=[...m(o).flatMap(n),...s(o)].map(i=>`        ${i}`);return`    ${o.name})
      _arguments \\
${a.join(` \\
`)}
      ;;`});return`#compdef fanfold
_fanfold() {
  if (( CURRENT == 2 )); then
    local -a commands
    commands=(
${d.Lo.map(({name:o,says:a})=>`      '${o}:${e(a)}'`).join(`
`)}
    )
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${c.join(`
`)}
  esac
}
compdef _fanfold fanfold`}function O(){const e=n=>`'${n.replaceAll("\\","\\\\").replaceAll("'","\\'")}'`;return["# fish completion of fanfold",...d.Lo.flatMap(n=>{const s=`-n '__fish_seen_subcommand_from ${n.name}'`;return[`complete -c fanfold -n __fish_use_subcommand -f -a ${n.name} -d ${e(n.says)}`,...$(n).map(c=>`complete -c fanfold ${s} -f -a ${c}`),...m(n).map(({name:c,short:o,value:a,values:i,completes:P,says:C})=>[`complete -c fanfold ${s} -l ${c}`,...o===void 0?[]:[`-s ${o}`],...a===void 0?[]:[P===void 0?"-x":"-r"],...i===void 0?[]:[`-a ${e(i.join(" "))}`],`-d ${e(C)}`].join(" "))]})].join(`
`)}})};export{R as id,j as ids,L as modules};
