import { colours } from '../figures/colours.js';

const palette = (i: 0 | 1): string =>
  Object.entries(colours)
    .map(([role, pair]) => `--${role}:${pair[i]}`)
    .join(';');

/** The page's style sheet. */
export const pageStyle = `
:root{color-scheme:light dark;${palette(0)}}
@media (prefers-color-scheme:dark){:root{${palette(1)}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:6rem}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
header,main,footer{max-width:78rem;margin:0 auto;padding:0 clamp(1rem,4vw,3rem)}
header{padding-top:clamp(1.5rem,4vw,2.4rem)}
h1,h2,.lead{font-family:Charter,"Bitstream Charter","Iowan Old Style","Palatino Linotype",Georgia,"Liberation Serif",serif}
h1{font-size:clamp(1.9rem,5vw,2.9rem);line-height:1.12;letter-spacing:-.012em;margin:.3rem 0 1.25rem;text-wrap:balance}
h2{font-size:1.6rem;line-height:1.25;margin:0 0 .45rem}
h3{font-size:1.05rem;line-height:1.4;margin:2rem 0 .5rem}
h1,h2,h3,p,li,dd,td,th,figcaption,summary{overflow-wrap:break-word}
p{max-width:42rem;margin:0 0 1rem;text-wrap:pretty}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
small{font-size:.85em;color:var(--muted);font-weight:400}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.86em}
.findings{margin:0;padding:0;list-style:none;max-width:50rem}
.findings li{padding:.3rem 0 .3rem 1.1rem;position:relative}
.findings li::before{content:"";position:absolute;left:0;top:1rem;width:.45rem;height:2px;background:var(--accent)}
.skip{position:absolute;left:-100rem}
.skip:focus{left:1rem;top:1rem;background:var(--ground);padding:.5rem 1rem;z-index:1}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.kicker{color:var(--muted);margin:0;font-size:.95rem}
.lead{font-size:clamp(1.2rem,2.6vw,1.5rem);line-height:1.45;max-width:50rem;margin:0 0 1rem;text-wrap:pretty}
.facts{display:flex;flex-wrap:wrap;gap:.75rem 2.5rem;margin:1.2rem 0 0;padding:.7rem 0;border-block:1px solid var(--rule)}
.facts div{min-width:5rem}
.facts dt{font-size:.85rem;color:var(--muted)}
.question{color:var(--muted);max-width:50rem;margin:-.6rem 0 .9rem}
.facts details{margin:0;font-size:.85rem;font-weight:400;max-width:24rem}
.facts details ul{margin:0;padding-left:1.1rem}
.facts dd{margin:0;font-size:1.15rem;font-weight:600}
.side{display:contents}
nav{margin:1.1rem 0 0;padding:0 clamp(1rem,4vw,3rem);font-size:.95rem}
nav p{margin:.4rem 0 .1rem;color:var(--muted);font-size:.85rem}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;list-style:none;margin:0;padding:0}
nav a[aria-current]{font-weight:700;text-decoration-thickness:3px}
#tools{position:sticky;top:0;z-index:3;margin:1rem 0 0;padding:.4rem clamp(1rem,4vw,3rem);background:var(--ground);border-bottom:1px solid var(--rule)}
#tools :is(input,select){width:min(13rem,40vw)}
section{margin:2.1rem 0 0}
[hidden]{display:none!important}
@media (scripting:none){.by-model>[hidden]{display:block!important;margin-top:2rem}}
@media (min-width:75rem){.findings{columns:2;column-gap:3rem;max-width:none}.findings li{break-inside:avoid}.lead,.question{max-width:64rem}body{display:grid;grid-template-columns:minmax(2rem,1fr) 13rem minmax(0,64rem) minmax(2rem,1fr);column-gap:2.5rem}header{grid-column:2/4;max-width:none;width:100%;padding-inline:0}.side{display:block;grid-column:2;position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;padding:1.6rem .3rem}main,footer{grid-column:3;width:100%;margin:0;padding-inline:0}main>:first-child{margin-top:1.6rem}nav{padding:0;margin:0;font-size:.92rem}nav ul{display:block}nav li{padding:.1rem 0}#tools{position:static;border:0;padding:.6rem 0 0;flex-direction:column;align-items:stretch}#tools :is(input,select){width:100%}}
.caution{border-left:4px solid var(--caution);background:var(--caution-ground);padding:1rem 1.25rem;margin:2rem 0 0;border-radius:0 4px 4px 0}
.caution h2{font-size:1.15rem;margin:0 0 .35rem}
.caution ul{margin:0;padding-left:1.2rem}
.caution li{max-width:50rem}
.exhibits{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:1.2rem 2.5rem;margin:1.2rem 0 0;align-items:start}
.exhibits>div>.scroll:first-child{margin-top:0}
.beside{display:grid;gap:1rem 2.5rem;align-items:start}
.beside .scroll{margin-top:0}
@media (min-width:60rem){.beside{grid-template-columns:minmax(0,1fr) 21rem}.beside.wider{grid-template-columns:minmax(0,1fr) 29rem}}
.exhibits.small{grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr))}
figure{margin:0;max-width:34rem;break-inside:avoid;min-width:0}
figure svg{display:block;width:100%;height:auto;overflow:visible}
figcaption,caption{font-size:.92rem;line-height:1.5;color:var(--muted);text-align:left}
figcaption{margin-top:.5rem}
figcaption b,caption b{color:var(--ink)}
caption{padding-bottom:.6rem;caption-side:top}
caption span{display:block;position:sticky;left:0;width:max-content;max-width:min(50rem,100cqi)}
.scroll{container-type:inline-size;overflow-x:auto;margin:1.2rem 0 0;position:relative}
.source{font-size:.88rem;margin:.4rem 0 0}
table{border-collapse:collapse;font-size:.94rem;line-height:1.4;min-width:min(100%,30rem)}
thead th{border-bottom:2px solid var(--ink);vertical-align:bottom;font-weight:600}
th,td{padding:.32rem .9rem .32rem 0;text-align:left;vertical-align:baseline}
tbody th{font-weight:500;min-width:6.5rem;max-width:16rem;overflow-wrap:anywhere}
td:not(.num){min-width:8rem}
tbody tr{border-bottom:1px solid var(--rule)}
tbody tr:last-child{border-bottom:2px solid var(--ink)}
.num+:not(.num){padding-left:1.6rem}
.scroll th:first-child{position:sticky;left:0;background:var(--ground);z-index:1}
.num{text-align:right;padding-right:0;padding-left:1.1rem;white-space:nowrap}
thead .num{white-space:normal;min-width:5.2rem}
.exhibits .num{padding-left:.8rem}
.exhibits thead .num,table:has(.range) thead .num{min-width:3rem}
table:has(.range) .num{padding-left:.7rem}
tr.best>*{font-weight:700}
tr.baseline>*{color:var(--muted)}
.group{text-align:center;padding:.2rem .4rem;border-bottom:1px solid var(--rule)}
fieldset{border:0;margin:0;padding:0;min-width:0}
fieldset details{margin:0}
fieldset label{display:block}
#gene-panel{border:0;padding:1rem clamp(1rem,3vw,2rem) 2rem;background:var(--ground);color:var(--ink);width:min(100vw,64rem);max-width:none;height:100dvh;max-height:none;margin:0 0 0 auto;box-shadow:-2px 0 24px #0006}
#gene-panel::backdrop{background:#0008}
#gene-panel>.controls{margin:0 0 1rem}
.panel-parts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1rem 2rem;align-items:start}
.panel-parts .scroll{margin:0}
@media (min-width:62rem){.panel-parts{grid-template-columns:31rem minmax(0,1fr)}}
#gene-panel table{min-width:0;font-size:.88rem}
#gene-panel .num{padding-left:.7rem}
thead button{all:unset;cursor:pointer;font-weight:600;text-decoration:underline dotted;text-underline-offset:.2em}
thead button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
th[aria-sort=ascending] button::after{content:" ▲" / "";font-size:.75em}
th[aria-sort=descending] button::after{content:" ▼" / "";font-size:.75em}
.controls{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:end;margin:1.5rem 0 0;font-size:.95rem}
.controls label{display:block;font-size:.88rem;color:var(--muted)}
.controls :is(input,select,button){font:inherit;color:inherit;background:var(--ground);border:1px solid var(--muted);border-radius:4px;padding:.4rem .7rem;min-height:2.6rem}
.controls input{width:min(18rem,80vw)}
button.link{all:unset;cursor:pointer;color:var(--accent);text-decoration:underline;text-underline-offset:.15em}
button.link:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.path{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.9em}
.controls button:disabled{opacity:.45}
.controls button:not(:disabled){cursor:pointer}
.controls output{min-width:11rem;padding-bottom:.55rem}
.terms{display:grid;grid-template-columns:minmax(7rem,max-content) minmax(0,42rem);gap:.5rem 2rem;margin:0}
.terms dt{font-weight:600}
.terms dd{margin:0}
details{margin:.5rem 0 0}
summary{cursor:pointer;font-weight:600;padding:.3rem 0}
pre{background:var(--panel);padding:1rem 1.2rem;overflow-x:auto;border-radius:4px;line-height:1.5;margin:.5rem 0 0}
.digest{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.86em;word-break:break-all}
.range{white-space:nowrap;font-size:.8em;padding-left:.45em}
:not(.num)>.range{display:block;padding:0}
tr:target>*{background:var(--caution-ground)}
figure.wide{max-width:none}
figure.wide .scroll{margin-top:0}
figure+figure.wide{margin-top:2rem}
.by-model>.wide{margin-top:1.5rem}
svg.bar{display:block}
svg.spark{display:block}
tbody th.run{min-width:11rem}
.run small{display:block;white-space:nowrap}
td:has(>.spark){min-width:6.5rem}
progress{width:min(100%,34rem);height:.8rem;accent-color:var(--accent)}
.controls p{margin:0}
footer{margin-top:2rem;padding-top:.5rem;padding-bottom:1.5rem;color:var(--muted);font-size:.9rem}
@media screen and (max-width:60rem){figure.wide svg{min-width:46rem}}
@media (max-width:40rem){#tools{flex-wrap:nowrap}.terms{grid-template-columns:1fr;gap:0}.terms dd{margin-bottom:.9rem}section{margin-top:3rem}}
@media print{:root{${palette(0)};color-scheme:light}body{font-size:10pt}body{display:block}nav,.controls,#gene-panel,.skip,button.link,figcaption a,.source{display:none}header,main,footer{max-width:none;padding:0}.exhibits.small,.exhibits{grid-template-columns:repeat(2,minmax(0,1fr));gap:1rem}figure{max-width:9.5cm}figure.wide{max-width:none}section{margin-top:1.2rem}.scroll{overflow:visible}section{break-inside:auto}h2,h3{break-after:avoid}tr,figure{break-inside:avoid}table{font-size:7pt;min-width:0}.num,thead .num{white-space:normal;min-width:0!important;padding-left:.5rem!important}tbody th{min-width:4.4rem}td:not(.num){min-width:0}caption,figcaption,.source{font-size:8.5pt}#gene-table :is(th,td):nth-child(n+13){display:none}thead button{text-decoration:none}a{color:inherit;text-decoration:none}}
`;
