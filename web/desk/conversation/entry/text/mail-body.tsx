import { createElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Folded } from './folded.tsx'
import classes from '../entry.module.css'

/** What a mail may be made of here. All else is left out with its marks, its words stay; attributes are not taken over at all. */
const TAGS = new Set(
  'p div br hr b strong i em u s del ins sub sup code pre ul ol li h1 h2 h3 h4 h5 h6 table thead tbody tfoot tr td th caption span blockquote dl dt dd'.split(
    ' ',
  ),
)
/** These are left out with their words. */
const DROPPED = new Set(['script', 'style', 'head', 'title', 'template', 'iframe', 'object', 'svg', 'math', 'form', 'button', 'select', 'textarea'])
const HEADINGS = /^h[1-6]$/

/**
 * A mail's html, built anew from what is allowed, so that nothing in it can run, be fetched from elsewhere, or dress up as
 * part of this screen. Pictures are named, not loaded; quotes are folded.
 */
export function MailBody({ html }: { html: string }) {
  const { t } = useTranslation('desk')
  const body = new DOMParser().parseFromString(html, 'text/html').body
  const image = (alt: string | null) => (alt ? t('item.image', { alt }) : t('item.imageOf'))
  return <div className={classes.mail}>{children(body, image)}</div>
}

const children = (node: Node, image: (alt: string | null) => string): ReactNode[] => [...node.childNodes].map((child, at) => build(child, at, image))

function build(node: Node, key: number, image: (alt: string | null) => string): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent
  if (!(node instanceof Element)) return null
  const tag = node.localName
  if (DROPPED.has(tag)) return null
  if (tag === 'img')
    return isBeacon(node) ? null : (
      <span key={key} className={classes.picture}>
        {image(node.getAttribute('alt'))}
      </span>
    )
  if (tag === 'a')
    return (
      <MailLink key={key} href={node.getAttribute('href')}>
        {children(node, image)}
      </MailLink>
    )
  if (tag === 'blockquote') return <Folded key={key}>{children(node, image)}</Folded>
  if (!TAGS.has(tag)) return children(node, image)
  // Headings of a mail are none of this screen.
  const built = HEADINGS.test(tag) ? 'p' : tag
  return tag === 'br' || tag === 'hr'
    ? createElement(built, { key })
    : createElement(built, { key, ...(HEADINGS.test(tag) && { className: classes.mailHeading }) }, ...children(node, image))
}

/** Pictures of a dot tell the sender that the mail was opened. */
const isBeacon = (image: Element): boolean => Number(image.getAttribute('width') ?? 9) <= 2 || Number(image.getAttribute('height') ?? 9) <= 2

function MailLink({ href, children: words }: { href: string | null; children: ReactNode }) {
  if (!href || !/^(https?|mailto|tel):/i.test(href)) return <span>{words}</span>
  return (
    <a href={href} target="_blank" rel="noreferrer noopener nofollow" title={href}>
      {words}
    </a>
  )
}
