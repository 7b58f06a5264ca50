import { marked } from 'marked'

const files = import.meta.glob<string>('../../../docs/**/*.md', { query: '?raw', import: 'default' })
const BELOW = '../../../docs/'

/** The guides by their path below docs/, without `.md`. Why things were decided is for who builds Aerie, not for who uses it. */
export const GUIDES = Object.keys(files)
  .map((file) => file.slice(BELOW.length, -'.md'.length))
  .filter((path) => !path.startsWith('decisions/'))
  .toSorted()

export interface Guide {
  title: string
  html: string
}

/** Reads a guide; null: there is none of this name. */
export async function readGuide(path: string): Promise<Guide | null> {
  const text = await files[`${BELOW}${path}.md`]?.()
  if (text === undefined || path.startsWith('decisions/')) return null
  const title = /^# (.+)$/m.exec(text)?.[1] ?? path
  const html = await marked.parse(text.replace(/^# .+$/m, ''), {
    walkTokens: (token) => void (token.type === 'link' && (token.href = withinTheApp(token.href, path))),
  })
  return { title, html: html.replaceAll('<pre>', '<pre tabindex="0">') } // long lines are scrolled, by keyboard too
}

/** A link from one guide to another stays in the app: `../api.md#keys` → `/guides/api#keys`. */
export function withinTheApp(href: string, from: string): string {
  if (/^([a-z]+:|\/|#)/i.test(href) || !/\.md(#|$)/.test(href)) return href
  const { pathname, hash } = new URL(href, `https://docs/${from}`)
  return `/guides${pathname.replace(/\.md$/, '')}${hash}`
}
