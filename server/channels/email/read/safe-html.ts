import sanitize from 'sanitize-html'
import { readHtml } from '#platform/outside/html-depth.ts'

/** The longest HTML that is kept, in characters; a mail beyond it is shown as text. */
const LONGEST = 900_000
/** A picture inside the HTML (`data:`) up to this many characters stays; larger ones come as attachments from any honest program. */
const LONGEST_PICTURE = 40_000

const TEXT = 'a abbr b bdi bdo big br cite code del em i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(' ')
const BLOCKS = 'address article blockquote center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section ul'.split(' ')
const TABLES = 'caption col colgroup table tbody td tfoot th thead tr'.split(' ')

const COLOUR = [/^#[0-9a-f]{3,8}$/i, /^[a-z]{3,20}$/i, /^rgba?\([\d\s.,%/]+\)$/i]
const STYLES = {
  color: COLOUR,
  'background-color': COLOUR,
  'font-weight': [/^(bold|bolder|normal|\d{3})$/],
  'font-style': [/^(italic|normal)$/],
  'text-decoration': [/^(underline|line-through|none)$/],
  'text-align': [/^(left|right|center|justify|start|end)$/],
  'white-space': [/^(pre|pre-wrap|normal|nowrap)$/],
}

/** Containers in which mail programs put the mail that is answered. */
const QUOTES = /\b(gmail_quote(_container)?|yahoo_quoted|protonmail_quote|moz-forward-container)\b/

/** Where a picture in the mail lies among our files: by its Content-ID, without brackets. */
export type Pictures = ReadonlyMap<string, string>

/**
 * HTML that may be shown: words and their looks, and nothing that runs, sends, lies over the page or calls out. Opening it
 * tells nobody: pictures from elsewhere keep their address as `data-remote` only, those that came with the mail become
 * `data-file` with our file's name. Earlier mails stand in a
 * `<blockquote>`, which the screen folds. Null: nothing that could be shown.
 */
export function safeHtml(html: string, pictures: Pictures): string | null {
  if (html.length > 2 * LONGEST || !readHtml(html)) return null
  const safe = sanitize(html, {
    allowedTags: [...TEXT, ...BLOCKS, ...TABLES, 'img'],
    allowedAttributes: {
      '*': ['dir', 'lang', 'style', GONE],
      a: ['href', 'title', 'target', 'rel'],
      img: ['src', 'alt', 'title', 'width', 'height', 'data-remote', 'data-file'],
      ol: ['start', 'type'],
      td: ['colspan', 'rowspan', 'align', 'valign', 'width'],
      th: ['colspan', 'rowspan', 'align', 'valign', 'width'],
      table: ['width', 'align'],
    },
    allowedStyles: { '*': STYLES },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    nonTextTags: ['style', 'script', 'textarea', 'option', 'noscript', 'title', 'head', 'template', 'svg', 'math', 'object'],
    exclusiveFilter: ({ attribs }) => attribs[GONE] !== undefined,
    transformTags: { a: link, img: (_, attributes) => picture(attributes, pictures), '*': lookAt },
  })
  const shown = safe.trim()
  return shown && shown.length <= LONGEST ? shown : null
}

/** Marks what goes, with all it holds. */
const GONE = 'data-gone'

/** A link opens beside Aerie, and does not tell where it was opened from. */
const link: sanitize.Transformer = (tagName, { href = '', title = '' }) => ({
  tagName,
  attribs: { href: href.trim(), title, target: '_blank', rel: 'noopener noreferrer nofollow' },
})

function picture({ src = '', alt = '', title = '', width = '', height = '' }: sanitize.Attributes, pictures: Pictures): sanitize.Tag {
  const looks = { alt, title, ...(/^\d+%?$/.test(width) && { width }), ...(/^\d+%?$/.test(height) && { height }) }
  const file = /^cid:/i.test(src) ? pictures.get(decode(src.slice(4))) : undefined
  if (file) return { tagName: 'img', attribs: { ...looks, 'data-file': file } }
  if (/^data:image\/(png|jpe?g|gif|webp);base64,/i.test(src) && src.length <= LONGEST_PICTURE) return { tagName: 'img', attribs: { ...looks, src } }
  // a picture of one dot is there to tell that the mail was opened
  if (Number(width) <= 2 && width !== '' && Number(height) <= 2 && height !== '') return { tagName: 'img', attribs: { [GONE]: '' } }
  return { tagName: 'img', attribs: { ...looks, ...(/^https?:/i.test(src) && { 'data-remote': src }) } }
}

function lookAt(tagName: string, attribs: sanitize.Attributes): sanitize.Tag {
  if (attribs.hidden !== undefined || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribs.style ?? '')) return { tagName, attribs: { [GONE]: '' } }
  return tagName === 'div' && QUOTES.test(attribs.class ?? '') ? { tagName: 'blockquote', attribs: {} } : { tagName, attribs }
}

function decode(contentId: string): string {
  try {
    return decodeURIComponent(contentId)
  } catch {
    return contentId // a percent sign that stands for itself
  }
}
