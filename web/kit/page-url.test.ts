import { expect, test } from 'vitest'
import { pageUrl } from './page-url.ts'

test.each([
  ['https://x.example/1', true],
  ['HTTP://x.example', true],
  ['javascript:alert(1)', false],
  [' javascript:alert(1)', false],
  ['java\nscript:alert(1)', false],
  ['data:text/html,<script>', false],
  ['//x.example', false],
  ['not a url', false],
  ['', false],
  [null, false],
])('%j leads to a page: %s', (url, does) => expect(pageUrl(url)).toBe(does ? url : null))
