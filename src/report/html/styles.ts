/** The style sheet of `report.html`. Its hash is in the page's content security policy (`policy.ts`). */
export const STYLES = `
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
`;
