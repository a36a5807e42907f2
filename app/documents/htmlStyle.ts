/** The one style sheet of a document's HTML: paper-calm on a screen, and the same on paper. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1a2230;--soft:#4d5766;--line:#cfd5dc;--accent:#1f4b63;--tint:#f3f6f8;--paper:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#e8ebee;--soft:#b2bbc5;--line:#46505b;--accent:#9ccbe3;--tint:#1d242b;--paper:#13181d}}
*{box-sizing:border-box}
html{font:17px/1.5 "Source Sans 3","Source Sans Pro",system-ui,-apple-system,"Segoe UI",sans-serif;background:var(--paper);color:var(--ink)}
body{margin:0}
.document{max-width:40rem;margin:0 auto;padding:3.5rem 1.25rem 5rem;overflow-wrap:anywhere}
h1,h2,h3,h4{line-height:1.25;margin:2rem 0 .5rem;font-weight:600;text-wrap:balance}
h1{font-size:2rem;hyphens:auto;margin-top:0;color:var(--accent)}
h1+p{font-size:1.15rem;color:var(--soft);margin-bottom:2rem}
h2{font-size:1.3rem}h3{font-size:1.05rem}h4{font-size:1rem;font-style:italic}
p,ul,ol,dl,table{margin:0 0 .75rem}
ul,ol{padding-left:1.5rem}li>p{margin:0 0 .25rem}
a{color:var(--accent);text-underline-offset:.15em}
a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.letterhead{display:flex;flex-wrap:wrap;gap:.75rem 2rem;align-items:center;border-bottom:1px solid var(--line);padding-bottom:1rem;margin-bottom:2.5rem;font-size:.85rem;line-height:1.35}
.letterhead p{margin:0}.letterhead p+p{color:var(--soft)}.letterhead img{max-width:100%;height:auto}
@media (prefers-color-scheme:dark){.letterhead img{background:#fff;padding:.3rem;border-radius:3px}}
section{margin-top:2.5rem}section>h2,section>h3{margin-top:0}
:target{scroll-margin-top:1rem}
.facts>div{display:flow-root;padding:.25rem 0}
.facts dt{color:var(--soft);float:left;width:13rem}.facts dd{margin:0 0 0 14.5rem}
.decision{border-left:3px solid var(--accent);padding-left:1rem;margin:1rem 0}
.decision .lead{font-weight:600;margin-bottom:.4rem}
.clauses{list-style:none;padding:0;margin:0}.clauses li{padding-left:1rem;text-indent:-1rem;margin-bottom:.4rem}
.box{border:1px solid var(--line);background:var(--tint);border-radius:4px;padding:1.1rem 1.25rem;margin:2.5rem 0}
.box>:first-child{margin-top:0}.box>:last-child{margin-bottom:0}
.signers{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:2.5rem 1.5rem;padding:3rem 0 0;margin:0 0 1.25rem;list-style:none}
.signers li{border-top:1px solid var(--ink);padding-top:.4rem}.signers span{display:block;color:var(--soft)}
.scroll{overflow-x:auto;margin-bottom:.75rem}.wide th,.wide td{overflow-wrap:normal}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;line-height:1.35;margin:0}
caption{text-align:left;font-weight:600;padding-bottom:.4rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .9rem .4rem 0;border-bottom:1px solid var(--line)}
th{font-weight:600;overflow-wrap:break-word}thead th{border-bottom:1.5px solid var(--ink);vertical-align:bottom}
tbody th{font-weight:400}.end{text-align:right;white-space:nowrap}
.share{display:block;width:5.25rem;max-width:100%;height:4px;margin:.2rem 0 .4rem}.share path{fill:none;stroke:var(--line);stroke-width:4}.share .filled{stroke:var(--accent)}
.page-break{border-top:1px solid var(--line);margin:3rem 0}
@media (max-width:34rem){html{font-size:16px}.document{padding-top:2rem}h1{font-size:1.6rem}.facts>div{padding:.4rem 0}.facts dt{float:none;width:auto}.facts dd{margin:0}}
@page{size:A4;margin:26mm 28mm 26mm 32mm;@bottom-right{content:"Sida " counter(page) " av " counter(pages);font:9pt "Source Sans 3",sans-serif}}
@page wide{size:A4 landscape;margin:14mm}
@media print{:root{color-scheme:light;--ink:#000;--soft:#333;--line:#999;--accent:#000;--tint:#fff;--paper:#fff}
html{font-size:11pt}.document{max-width:none;padding:0}
h1,h2,h3,h4,caption,.lead{break-after:avoid}p,li,dd{orphans:2;widows:2}
.box,.signatures,tr{break-inside:avoid}.page-break{break-after:page;border:0;margin:0}
.scroll{overflow:visible}.wide{page:wide}.wide table{font-size:6.5pt}thead{display:table-header-group}a{color:inherit;text-decoration:none}}
@media (forced-colors:active){.decision{border-left-color:CanvasText}.share .filled{stroke:CanvasText}}
`.trim();
