import { expect, test } from 'vitest'
import { safeHtml } from './safe-html.ts'

const shown = (html: string): string | null => safeHtml(html, new Map([['a b@mail', 'file-1']]))

test.each([
  ['a script', '<script>alert(1)</script>ok', 'ok'],
  ['an event', '<p onclick="alert(1)" onmouseover=x>ok</p>', '<p>ok</p>'],
  ['a script address', '<a href="java\tscript:alert(1)">ok</a>', '<a target="_blank" rel="noopener noreferrer nofollow">ok</a>'],
  ['a data address', '<a href="data:text/html,<script>1</script>">ok</a>', '<a target="_blank" rel="noopener noreferrer nofollow">ok</a>'],
  ['a style that calls out', '<p style="color:red;background:url(https://t.example/x);position:fixed">ok</p>', '<p style="color:red">ok</p>'],
  ['a style sheet', '<style>@import "https://t.example/x"</style><link rel=stylesheet href="https://t.example/y">ok', 'ok'],
  ['a picture from elsewhere', '<img src="https://t.example/x.png" alt="cat">', '<img alt="cat" data-remote="https://t.example/x.png" />'],
  ['a picture without a protocol', '<img src="//t.example/x.png">', '<img alt="" />'],
  ['pictures for many sizes', '<img srcset="https://t.example/x 2x" lowsrc="https://t.example/y">', '<img alt="" />'],
  ['a picture of one dot', 'a<img src="https://t.example/x" width=1 height="1">b', 'ab'],
  ['a picture that came with the mail', '<img src="cid:a%20b@mail">', '<img alt="" data-file="file-1" />'],
  ['a small picture inside', '<img src="data:image/png;base64,AAAA">', '<img alt="" src="data:image/png;base64,AAAA" />'],
  ['a drawing that could run', '<img src="data:image/svg+xml;base64,AAAA">', '<img alt="" />'],
  ['a form', '<form action="https://t.example"><input name=p><button>Go</button></form>ok', 'Gook'],
  ['a frame', '<iframe src="https://t.example"></iframe><object data="x"></object><embed src=x>ok', 'ok'],
  ['sound and film', '<video src="https://t.example/x" poster="https://t.example/y"></video><audio src=x></audio>ok', 'ok'],
  ['a drawing', '<svg onload=alert(1)><image href="https://t.example/x"/></svg>ok', 'ok'],
  ['a page’s base', '<base href="https://t.example"><meta http-equiv=refresh content="0;url=https://t.example">ok', 'ok'],
  ['a background', '<table background="https://t.example/x"><tr><td background="y">ok</td></tr></table>', '<table><tr><td>ok</td></tr></table>'],
  ['words that are hidden', '<div style="display:none">preview<b>!</b></div>ok<br hidden>', 'ok'],
  [
    'a link that pings',
    '<a href="https://a.example" ping="https://t.example">ok</a>',
    '<a href="https://a.example" target="_blank" rel="noopener noreferrer nofollow">ok</a>',
  ],
  ['a trap for parsers', '<noscript><p title="</noscript><img src=x onerror=alert(1)>">', null],
  ['somebody else’s fold', '<details open><summary>x</summary>y</details>', 'xy'],
])('what is unsafe is taken out: %s', (_, html, safe) => expect(shown(html)).toBe(safe))

test('an earlier mail is marked as quoted', () => {
  expect(shown('new<div class="gmail_quote">old</div>')).toBe('new<blockquote>old</blockquote>')
})

test('HTML made to take for ever is read in one go', () => {
  for (const piece of [
    '<b>',
    '<',
    '<table><tr><td>',
    '<p style="color:red;',
    '&',
    '<!--',
    '<a href=x>',
    '<img src="cid:%">',
    '<div style="display:none">',
    '</div>',
  ])
    expect(safeHtml(`hello ${piece.repeat(800_000 / piece.length)}`, new Map()) ?? '').not.toContain('<script')
})
