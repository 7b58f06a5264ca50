type Props = Record<string, string | boolean | ((event: never) => void) | null | undefined>

/** Makes an element. Of `props` functions listen (`onclick`), true is an attribute without a value, and what is false, null or left out is none. */
export function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, props: Props = {}, ...inside: (Node | string | null)[]): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value as EventListener)
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value === true ? '' : value)
  }
  made.append(...inside.filter((one) => one !== null))
  return made
}

const SVG = 'http://www.w3.org/2000/svg'

/** A sign drawn in lines on a field of 24 by 24, for the eye alone. Element by element: pages that forbid markup from text can have it too. */
export function sign(...paths: string[]): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  for (const d of paths) {
    const path = document.createElementNS(SVG, 'path')
    path.setAttribute('d', d)
    svg.append(path)
  }
  return svg
}

const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g

/** A text with its web addresses as links. */
export function withLinks(text: string): (Node | string)[] {
  const parts: (Node | string)[] = []
  let from = 0
  for (const { 0: href, index } of text.matchAll(ADDRESS)) {
    parts.push(text.slice(from, index), element('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow' }, href))
    from = index + href.length
  }
  return [...parts, text.slice(from)]
}
