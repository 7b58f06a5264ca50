import fc from 'fast-check'
import { expect, test } from 'vitest'
import { htmlToText } from './html-text.ts'

test.each([
  ['paragraphs stand apart', '<p>One</p><p>Two</p>', 'One\n\nTwo'],
  ['line breaks count, white space does not', 'a \n\t b<br><br>c', 'a b\n\nc'],
  ['a list has dashes', 'To do:<ul><li>one<li>two</ul>', 'To do:\n\n- one\n- two'],
  ['a quotation is marked, as deep as it is', '<blockquote>b<blockquote>c</blockquote></blockquote>a', '> b\n>\n> > c\n\na'],
  ['a link keeps its address', '<a href="https://a.example/x">here</a>', 'here <https://a.example/x>'],
  ['a link that shows its address says it once', '<a href="https://a.example/">a.example</a>', 'a.example'],
  ['what is hidden stays hidden', '<div style="display:none">preview<b>!</b></div>seen<span hidden>not</span>', 'seen'],
  ['scripts and styles are not words', '<style>p{}</style><script>alert(1)</script>ok', 'ok'],
  ['a picture is its description', 'My <img src="x" alt="cat"> is ill', 'My cat is ill'],
  ['cells have space between', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
  ['code keeps its lines', '<pre>x\n  y</pre>', 'x\n  y'],
  ['entities are letters', 'caf&eacute; &amp; &#x1F600;&nbsp;!', 'café & 😀 !'],
])('%s', (_, html, text) => expect(htmlToText(html)).toBe(text))

const tag = fc.constantFrom(
  '<p>',
  '</p>',
  '<div>',
  '</div>',
  '<b>',
  '</i>',
  '<br>',
  '<li>',
  '<blockquote>',
  '</blockquote>',
  '<td>',
  '<a href="x">',
  '</a>',
  '<!-- x -->',
  ' ',
  '\n',
  '&nbsp;',
)
const word = fc.stringMatching(/^[a-z]{1,8}$/)

test('no word is lost or moved, however the tags are set', () => {
  const law = fc.property(fc.array(fc.tuple(word, fc.array(tag, { maxLength: 4 }))), (parts) => {
    const html = parts.map(([said, tags]) => `${said} ${tags.join('')}`).join('')
    expect(htmlToText(html).match(/[a-z]+/g) ?? []).toEqual(parts.map(([said]) => said))
  })
  fc.assert(law)
})

test('broken HTML does no harm', () => {
  const law = fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (html) => {
    expect(htmlToText(`${html}<p>`)).toBeTypeOf('string')
  })
  fc.assert(law)
})

test('HTML made to take for ever is read in one go', () => {
  for (const piece of ['<blockquote>', '<b>', '<', '<table><tr><td>', '<p', '&', '<!--', '<a href=x>'])
    expect(htmlToText(`hello ${piece.repeat(1_000_000 / piece.length)}`)).toContain('hello')
})
