import { expect, test } from 'vitest'
import { linkPieces } from './links.ts'

const say = (text: string) =>
  linkPieces(text)
    .map((piece) => (piece.href ? `[${piece.text}]` : piece.text))
    .join('|')

test.each([
  ['no address', 'no address'],
  ['see https://example.org/a?b=1.', 'see |[https://example.org/a?b=1]|.'],
  ['(http://example.org)', '(|[http://example.org]|)'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  ['https://example.org', '[https://example.org]'],
])('%s', (text, said) => expect(say(text)).toBe(said))
