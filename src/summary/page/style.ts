/** Colours of both schemes keep a contrast of at least 4.5 to 1 for text, and 3 to 1 for what is drawn. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1c2128;--soft:#59636e;--line:#d1d9e0;--card:#f6f8fa;
--good:#1a7f37;--bad:#cf222e;--todo:#9a6700;--idle:#59636e;--down:#c4560f;--heal:#218bff;--wait:#6e7781}
@media (prefers-color-scheme:dark){:root{--paper:#0d1117;--ink:#e6edf3;--soft:#9198a1;--line:#3d444d;--card:#151b23;
--good:#3fb950;--bad:#f85149;--todo:#d29922;--idle:#9198a1;--down:#e8833a;--heal:#58a6ff;--wait:#8b949e}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:68rem;padding:1rem;background:var(--paper);color:var(--ink);
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25;margin:.5rem 0;padding-left:.75rem;border-left:.375rem solid}
h2{font-size:1.2rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
h3{font-size:1rem;margin:1.5rem 0 .25rem}
h4{font-size:.9rem;margin:1.25rem 0 .25rem}
p{margin:.25rem 0 .75rem}
.soft,figcaption,caption{color:var(--soft);font-size:.875rem}
caption{text-align:left;padding-bottom:.25rem}
code,pre{font:.85em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
pre{white-space:pre-wrap;background:var(--card);border:1px solid var(--line);border-left:.25rem solid var(--bad);
padding:.75rem;margin:.5rem 0}
.good{color:var(--good)}.bad{color:var(--bad)}.todo{color:var(--todo)}.idle{color:var(--idle)}
h1 span{color:var(--ink)}
ul.limits{list-style:none;padding:0;margin:.5rem 0;display:flex;flex-wrap:wrap;gap:.5rem}
ul.limits li{border:1px solid var(--line);background:var(--card);border-radius:1rem;padding:.05rem .65rem;
font-size:.8125rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0;font-size:.875rem}
th,td{text-align:left;vertical-align:top;padding:.375rem .75rem .375rem 0;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600}
td code{color:var(--soft)}
td.name{font-weight:600}
td.name{min-width:9rem}td.status{min-width:8rem}td.why{min-width:10rem}
td.id{min-width:17.25rem}td.id code{font-size:.75rem}
td.fate,td.time{white-space:nowrap}
td.time{font-variant-numeric:tabular-nums}
figure{margin:1rem 0;padding:.75rem;border:1px solid var(--line);border-radius:.5rem;background:var(--card)}
svg{display:block;width:100%;overflow:visible}
svg text{font-size:13px;fill:var(--ink);paint-order:stroke;stroke:var(--card);stroke-width:4px}
svg text.soft{fill:var(--soft);font-size:12px}
svg text.good{fill:var(--good)}svg text.bad{fill:var(--bad)}svg text.todo{fill:var(--todo)}
.grid{stroke:var(--line);stroke-width:1}
.down{fill:var(--down)}.heal{fill:var(--heal)}.gone{fill:var(--bad)}.open{fill:var(--wait);fill-opacity:.5}
.wait{stroke:var(--wait);stroke-width:1.5;stroke-dasharray:3 3}
.end{stroke:var(--paper);stroke-width:2}
.end.good{fill:var(--good)}.end.bad{fill:var(--bad)}
figcaption{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin-top:.5rem}
figcaption span{display:inline-flex;align-items:center;gap:.4rem}
figcaption svg{width:1.25rem;height:.75rem;flex:none}
summary{cursor:pointer;color:var(--soft);font-size:.875rem;padding:.5rem 0}
@media (max-width:40rem){
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,caption,tbody,tr,td{display:block}
tr{border-bottom:1px solid var(--line);padding:.5rem 0}
td,td[class]{border:0;padding:.1rem 0;display:flex;gap:.5rem;min-width:0;white-space:normal}
td::before{content:attr(data-label);color:var(--soft);font-weight:400;flex:0 0 6.5rem}
td>*{min-width:0}
td.none{display:none}
}
@media print{body{max-width:none}figure{break-inside:avoid}}
`;
