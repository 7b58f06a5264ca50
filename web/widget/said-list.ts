import { element, withLinks } from './element.ts'
import { fileButton } from './file-button.ts'
import type { Texts } from './texts.ts'
import type { Shown } from './shown.ts'
import type { Visit } from './visit.ts'

/** So near to the end is at it, px. */
const NEAR = 60

/** What was said, as a list that reads out what is added. Only what changed is drawn anew, so that nothing is read twice. */
export function saidList(visit: Visit, greeting: string, texts: Texts, language: string) {
  const clock = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' })
  const list = element('ol')
  const log = element('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': texts.said, tabindex: '0' }, list)
  list.append(element('li', {}, element('div', { class: 'bubble', dir: 'auto' }, greeting)))
  // a picture makes the list longer: who was at its end stays there
  log.addEventListener('drawn', () => (isAtEnd ? (log.scrollTop = log.scrollHeight) : undefined))
  let isAtEnd = true
  log.addEventListener('scroll', () => (isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR))
  const drawn = new Map<string, { item: HTMLElement; hint: HTMLElement }>()
  const draw = (one: Shown): { item: HTMLElement; hint: HTMLElement } => {
    const mine = one.direction === 'in'
    const hint = element('div', { class: 'hint' })
    const bubble = element(
      'div',
      { class: 'bubble', dir: 'auto' },
      ...withLinks(one.text),
      ...one.attachments.map((file, nth) => fileButton(file, (as) => visit.fetchFile(one, nth, as), texts, language)),
    )
    const item = element('li', { class: mine ? 'mine' : null }, element('span', { class: 'unseen' }, `${mine ? texts.you : texts.we}: `), bubble, hint)
    return { item, hint }
  }
  const update = (): void => {
    const ids = new Set(visit.shown.map((one) => one.id))
    for (const [id, { item }] of drawn) {
      if (ids.has(id)) continue
      item.remove()
      drawn.delete(id)
    }
    let before: Element = list.firstElementChild!
    let isNew = false
    for (const one of visit.shown) {
      const there = drawn.get(one.id) ?? draw(one)
      isNew ||= !drawn.has(one.id)
      drawn.set(one.id, there)
      if (before.nextElementSibling !== there.item) before.after(there.item)
      before = there.item
      const hint = hintOf(one, visit, texts, clock)
      if (there.hint.textContent !== hint) there.hint.textContent = hint
    }
    if (isNew) log.scrollTop = log.scrollHeight
  }
  return { log, update }
}

function hintOf(one: Shown, visit: Visit, texts: Texts, clock: Intl.DateTimeFormat): string {
  const at = clock.format(new Date(one.at))
  if (one.direction === 'out') return at
  if (one.state === 'refused') return texts.refused
  if (one.state === 'waiting') return visit.isAway ? texts.waiting : '…'
  return `${at} · ${(one.place ?? 0) <= visit.read && (one.place ?? 0) > 0 ? texts.read : texts.sent}`
}
