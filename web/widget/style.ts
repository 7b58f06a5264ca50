import { inkOn, readableOn } from './colour.ts'

const LIGHT = { back: '#ffffff', ink: '#1a2228', soft: '#f1f4f5', quiet: '#56636c', line: '#7c8a93' }
const DARK = { back: '#171d21', ink: '#eef2f4', soft: '#242c32', quiet: '#a5b2ba', line: '#7c8a93' }

const colours = (theme: typeof LIGHT, accent: string): string =>
  `--back:${theme.back};--ink:${theme.ink};--soft:${theme.soft};--quiet:${theme.quiet};--line:${theme.line};--link:${readableOn(accent, theme.soft)};`

/** How the widget looks. A sheet made by script needs no leave of the page's policy for styles. @param accent `#rrggbb` */
export const styleOf = (accent: string): string => `
:host{all:initial;${colours(LIGHT, accent)}--accent:${accent};--on:${inkOn(accent)};color-scheme:light;
  font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink)}
:host([data-theme=dark]){${colours(DARK, accent)}color-scheme:dark}
@media (prefers-color-scheme:dark){:host([data-theme=auto]){${colours(DARK, accent)}color-scheme:dark}}
*{box-sizing:border-box;font:inherit;color:inherit;margin:0}
[hidden]{display:none!important}
button,textarea,input{border-radius:8px}
button{cursor:pointer;border:0;background:none;padding:0}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
svg{width:24px;height:24px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round;display:block}
a{color:var(--link);text-decoration:underline;overflow-wrap:anywhere}
.launcher{position:fixed;inset-block-end:20px;inset-inline-end:20px;z-index:2147483000;width:56px;height:56px;border-radius:50%;
  background:var(--accent);color:var(--on);display:grid;place-items:center;box-shadow:0 2px 12px #0005}
.badge{position:absolute;inset-block-start:-4px;inset-inline-end:-4px;min-width:22px;height:22px;padding:0 6px;border-radius:11px;
  background:#b3261e;color:#fff;font-size:13px;font-weight:600;line-height:22px;text-align:center}
.panel{position:fixed;inset-block-end:88px;inset-inline-end:20px;z-index:2147483000;width:372px;height:min(620px,calc(100dvh - 108px));
  background:var(--back);border:1px solid var(--line);border-radius:14px;box-shadow:0 8px 40px #0006;display:flex;flex-direction:column;overflow:hidden}
@media (max-width:480px){.panel{inset:0;width:auto;height:auto;border:0;border-radius:0}.panel:not([hidden])+.launcher{display:none}}
header{display:flex;align-items:center;gap:8px;padding:12px 8px 12px 16px;background:var(--accent);color:var(--on)}
header :focus-visible{outline-color:var(--on)}
h2{flex:1;font-size:16px;font-weight:600;overflow:hidden;text-overflow:ellipsis}
.icon{display:grid;place-items:center;width:44px;height:44px;flex:none}
.log{flex:1;overflow-y:auto;padding:16px;overscroll-behavior:contain}
.log ol{display:flex;flex-direction:column;gap:10px;list-style:none;padding:0}
.log li{max-width:85%;align-self:flex-start}
.log .mine{align-self:flex-end}
.bubble{background:var(--soft);border-radius:12px 12px 12px 4px;padding:8px 12px;white-space:pre-wrap;overflow-wrap:anywhere}
.mine .bubble{background:var(--accent);color:var(--on);border-radius:12px 12px 4px 12px}
.mine .bubble a{color:inherit}
.file{display:block;max-width:100%;min-height:28px;text-align:start;text-decoration:underline;overflow-wrap:anywhere}
.file canvas{display:block;max-width:100%;height:auto;border-radius:8px;margin-block:4px}
.hint{font-size:13px;color:var(--quiet);margin-block-start:2px}
.mine .hint{text-align:end}
.status{padding:0 16px 6px;font-size:13px;color:var(--quiet);min-height:25px}
.foot{border-block-start:1px solid var(--soft);padding:10px 12px 12px;display:flex;flex-direction:column;gap:8px}
.compose{display:flex;gap:8px;align-items:flex-end}
textarea,input:not([type=checkbox]){width:100%;background:var(--back);border:1px solid var(--line);padding:10px 12px;min-height:44px}
textarea{resize:none;max-height:140px;field-sizing:content}
.send{background:var(--accent);color:var(--on);width:44px;height:44px;flex:none;display:grid;place-items:center}
.row{display:flex;gap:8px;align-items:center;justify-content:space-between;font-size:13px;color:var(--quiet)}
.row label{display:flex;gap:8px;align-items:center;min-height:28px}
.row a,.row .link{overflow-wrap:normal;white-space:nowrap}
.row input{width:18px;height:18px;margin:0;flex:none;accent-color:var(--link)}
.link{color:var(--link);text-decoration:underline;min-height:28px;white-space:nowrap}
.ask{background:var(--soft);border-radius:12px;padding:12px;display:flex;flex-direction:column;gap:8px;margin:0 12px 8px}
.ask label{font-size:13px;display:flex;flex-direction:column;gap:2px}
.ask .both{display:flex;gap:8px;align-items:flex-end}
.ask .both label{flex:1}
.save{background:var(--accent);color:var(--on);min-height:44px;padding:0 16px;flex:none}
.wrong{color:var(--ink);font-size:13px;font-weight:600}
.trap{position:absolute;inset-inline-start:-9999px;width:1px;height:1px;overflow:hidden}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (prefers-reduced-motion:no-preference){.launcher{transition:transform .15s}.launcher:hover{transform:scale(1.05)}}
@media (forced-colors:active){.bubble,.launcher,.send{border:1px solid}}
@media print{.launcher,.panel{display:none}}
`
