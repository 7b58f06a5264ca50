import { createHash } from 'node:crypto'
import { htmlToText } from '#platform/outside/html-text.ts'
import { readDate } from '#platform/outside/read-date.ts'
import { AccountTrouble } from '../adapter.ts'
import type { Entry } from '../feed/document.ts'
import { wholeLink } from '../feed/entry.ts'
import { findBy, valuesAt } from './expression.ts'
import type { Settings } from './settings.ts'

/** Items of one page, at most. */
const MOST_ITEMS = 500
/** A text is cut here, characters: the link leads to the rest. */
const LONGEST_TEXT = 20_000

/** A row of the page, read by the mapping. */
export interface Row extends Entry {
  id: string
  authorId: string
  inReplyTo: string | null
}

/** What stands on a page. */
export interface Page {
  rows: Row[]
  /** What could not be read as a row, with the reason; `key` is the same as long as the row is. */
  broken: { key: string; place: string; raw: string; reason: string }[]
  next: string | null
}

/** Reads a page by the mapping. Throws AccountTrouble when the path of the items leads nowhere. */
export function readPage(document: unknown, url: string, settings: Settings): Page {
  const found = valuesAt(settings.items, document)
  if (found.length === 0 && !isEmptyList(settings.items, document))
    throw new AccountTrouble(
      `nothing at ${settings.items}`,
      `The answer holds nothing at ${settings.items}. Look at it in a browser, and correct the path of the items.`,
    )
  const read = reader(settings)
  const page: Page = { rows: [], broken: [], next: settings.next ? wholeLink(findBy(settings.next)(document), url) : null }
  for (const [i, value] of found.slice(0, MOST_ITEMS).entries()) {
    const row = read(value)
    if (typeof row !== 'string') page.rows.push(row)
    else {
      const raw = JSON.stringify(value) ?? ''
      page.broken.push({ key: `broken-${createHash('sha256').update(raw).digest('base64url').slice(0, 16)}`, place: `item ${i + 1}`, raw, reason: row })
    }
  }
  return page
}

/** A list that is there and empty: nothing has been said. */
function isEmptyList(path: string, document: unknown): boolean {
  const list = /^(.*)\[\*\]$/.exec(path)?.[1]
  return list !== undefined && valuesAt(list, document).some((value) => Array.isArray(value) && value.length === 0)
}

/** @returns the row, or why it is none */
function reader(settings: Settings): (value: unknown) => Row | string {
  const by = (expression: string | undefined) => (expression ? findBy(expression) : () => '')
  const [id, text, title, author, authorId] = [by(settings.id), by(settings.text), by(settings.title), by(settings.author), by(settings.authorId)]
  const [at, link, inReplyTo, language] = [by(settings.at), by(settings.link), by(settings.inReplyTo), by(settings.language)]
  return (value) => {
    if (typeof value !== 'object' || value === null) return 'It is no object, so that nothing can be found in it.'
    const known = id(value).trim()
    if (known === '') return `It has no id: there is nothing at ${settings.id}.`
    const said = plain(text(value))
    const heading = plain(title(value)).replaceAll(/\s+/g, ' ')
    if (said === '' && heading === '') return `It says nothing: there is nothing at ${settings.text}.`
    const when = at(value)
    const published = when === '' ? null : readDate(when)
    if (when !== '' && published === null) return `Its date cannot be read: ${when.slice(0, 100)}.`
    const answers = inReplyTo(value).trim()
    return {
      id: known,
      text: said,
      title: heading,
      link: link(value) || null,
      author: { name: plain(author(value)) || null, email: null, url: null },
      authorId: authorId(value).trim(),
      published,
      updated: null,
      language: language(value) || null,
      inReplyTo: answers === '' || answers === '0' || answers === known ? null : answers,
    }
  }
}

/** What looks like HTML is made text. */
const plain = (text: string): string =>
  /<[a-z!/][^>]*>|&(#\d+|#x[\da-f]+|\w+);/i.test(text) ? htmlToText(text, LONGEST_TEXT) : text.trim().slice(0, LONGEST_TEXT)
