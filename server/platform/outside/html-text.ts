import { readHtml } from './html-depth.ts'
import { TextWriter } from './text-writer.ts'

const UNSEEN = new Set(['head', 'style', 'script', 'title', 'template', 'noscript', 'svg', 'math', 'object', 'iframe', 'select', 'textarea'])
const PARAGRAPHS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'dl', 'table', 'pre', 'figure', 'section', 'article'])
const LINES = new Set(['div', 'li', 'tr', 'dt', 'dd', 'address', 'header', 'footer', 'figcaption', 'center', 'caption'])
/** A longer link is a tracking address, nothing to read. */
const LONGEST_LINK = 100

interface Reading {
  out: TextWriter
  /** The unseen elements that are open, outermost first. */
  unseen: string[]
  pre: number
  link: { href: string; text: string } | null
}

/**
 * What a page of HTML says, as plain text: paragraphs apart, list items with a dash, quotations with `> `, pictures by their
 * description, links with their address behind. Hidden parts stay hidden. At most `longest` characters. Never throws: broken
 * HTML is read as a browser would, and what is nested beyond reason only has its tags taken out.
 */
export function htmlToText(html: string, longest = 200_000): string {
  const reading: Reading = { out: new TextWriter(), unseen: [], pre: 0, link: null }
  const isWhole = readHtml(html, {
    onopentag: (name, attributes) => open(reading, name, attributes),
    ontext: (text) => say(reading, text),
    onclosetag: (name) => close(reading, name),
  })
  const text = isWhole ? reading.out.finish() : html.replace(/<[^<>]*>/g, ' ').trim()
  return text.slice(0, longest)
}

function open(reading: Reading, name: string, attributes: Record<string, string>): void {
  const { out } = reading
  if (reading.unseen.length > 0 || UNSEEN.has(name) || isHidden(attributes)) return hide(reading, name)
  if (name === 'br') out.endLine(true)
  else if (name === 'blockquote') out.quote(1)
  else if (name === 'td' || name === 'th') out.words(' ')
  else if (name === 'img' && attributes.alt?.trim()) out.words(` ${attributes.alt} `)
  else if (PARAGRAPHS.has(name)) out.endParagraph()
  else if (LINES.has(name)) out.endLine()
  if (name === 'li') out.words('- ')
  if (name === 'pre') reading.pre++
  if (name === 'a') reading.link = { href: attributes.href ?? '', text: '' }
}

function close(reading: Reading, name: string): void {
  const { out, link } = reading
  if (reading.unseen.length > 0) return show(reading, name)
  if (name === 'blockquote') out.quote(-1)
  else if (PARAGRAPHS.has(name)) out.endParagraph()
  else if (LINES.has(name)) out.endLine()
  if (name === 'pre') reading.pre = Math.max(0, reading.pre - 1)
  if (name !== 'a' || !link) return
  reading.link = null
  if (/^https?:/i.test(link.href) && link.href.length <= LONGEST_LINK && !isSameLink(link)) out.words(` <${link.href}>`)
}

function say(reading: Reading, text: string): void {
  if (reading.unseen.length > 0) return
  if (reading.link) reading.link.text += text
  if (reading.pre > 0) reading.out.verbatim(text)
  else reading.out.words(text)
}

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])

/** An element that is opened unseen hides all it holds; one without content hides itself alone. */
function hide(reading: Reading, name: string): void {
  if (!VOID.has(name)) reading.unseen.push(name)
}

function show(reading: Reading, name: string): void {
  const place = reading.unseen.lastIndexOf(name)
  if (place >= 0) reading.unseen.length = place
}

/** Words the sender does not show: preview lines for mail lists, traps for machines. */
const isHidden = ({ style, hidden }: Record<string, string>): boolean => hidden !== undefined || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style ?? '')

const isSameLink = ({ href, text }: { href: string; text: string }): boolean => bare(href) === bare(text) || text.includes(href)
const bare = (link: string): string => link.trim().replace(/^https?:\/\/(www\.)?|\/$/gi, '')
