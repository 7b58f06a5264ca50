import { readHtml } from '#platform/outside/html-depth.ts'
import { wholeLink } from './entry.ts'

const FEED_TYPES = /^application\/(rss\+xml|atom\+xml|feed\+json|rdf\+xml)\b/i

/** The feed that a page says it has (`<link rel="alternate">`); null: none. For whoever enters the address of a site. */
export function feedOf(page: string, url: string): string | null {
  const found: string[] = []
  readHtml(page, {
    onopentag(name, { rel = '', type = '', href = '' }) {
      if (name === 'link' && /\balternate\b/i.test(rel) && FEED_TYPES.test(type.trim()) && href) found.push(href)
    },
  })
  return found.map((href) => wholeLink(href, url)).find((link) => link !== null) ?? null
}
