import { element, sign } from './element.ts'
import { mailAsk } from './mail-ask.ts'
import { saidList } from './said-list.ts'
import type { Texts } from './texts.ts'
import type { Visit } from './visit.ts'

const LONGEST = '5000'
/** As the server takes them. */
const LARGEST_FILE = 5 * 1024 * 1024
const KINDS = /^(image\/(png|jpeg|gif|webp)|application\/pdf|text\/plain)$/

/** The window in which people write. */
export function makePanel(visit: Visit, texts: Texts, language: string, close: () => void) {
  const { title, greeting, privacyUrl } = visit.greeting
  const said = saidList(visit, greeting || texts.greeting, texts, language)
  const ask = mailAsk(visit, texts)
  const status = element('div', { class: 'status', role: 'status' })
  const trap = element('input', { name: 'website', tabindex: '-1', autocomplete: 'off' })
  const text = element('textarea', { rows: '1', maxlength: LONGEST, 'aria-label': texts.message, placeholder: texts.message, dir: 'auto' })
  const send = (): void => {
    const words = text.value.trim()
    if (words === '' || visit.isSignedOut) return
    text.value = ''
    visit.say(words, trap.value)
    text.focus()
  }
  text.addEventListener('input', () => visit.types(text.value.trim() !== ''))
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    send()
  })
  const file = element('input', {
    type: 'file',
    accept: 'image/png,image/jpeg,image/gif,image/webp,application/pdf,text/plain',
    hidden: true,
    onchange: () => choose(),
  })
  const choose = (): void => {
    const chosen = file.files?.[0]
    file.value = ''
    if (!chosen) return
    if (chosen.size > LARGEST_FILE) status.textContent = texts.fileTooLarge(chosen.name)
    else if (!KINDS.test(chosen.type)) status.textContent = texts.fileOther(chosen.name)
    else visit.attach(chosen)
  }
  const clip = element(
    'button',
    { type: 'button', class: 'icon', 'aria-label': texts.attach, onclick: () => file.click() },
    sign('m21 11-9 9a6 6 0 0 1-8.5-8.5l9-9a4 4 0 0 1 5.7 5.7l-9 9a2 2 0 0 1-2.8-2.8l8.3-8.3'),
  )
  const remember = element('input', { type: 'checkbox', onchange: () => visit.remember(remember.checked) })
  const end = element(
    'button',
    {
      type: 'button',
      class: 'link',
      onclick: () =>
        void visit
          .end()
          .catch(() => undefined)
          .then(() => (status.textContent = texts.ended)),
    },
    texts.end,
  )
  const compose = element(
    'form',
    { class: 'compose', onsubmit: (event: Event) => (event.preventDefault(), send()) },
    element('div', { class: 'trap', 'aria-hidden': 'true' }, trap),
    file,
    clip,
    text,
    element('button', { class: 'send', 'aria-label': texts.send }, sign('M22 2 11 13', 'M22 2 15 22l-4-9-9-4z')),
  )
  const foot = element(
    'div',
    { class: 'foot' },
    compose,
    element('div', { class: 'row' }, element('label', { title: texts.rememberAbout }, remember, element('span', {}, texts.remember))),
    element('div', { class: 'row' }, privacyUrl ? element('a', { href: privacyUrl, target: '_blank', rel: 'noopener' }, texts.privacy) : null, end),
  )
  const head = element(
    'header',
    {},
    element('h2', { id: 'title' }, title),
    element('button', { class: 'icon', 'aria-label': texts.close, onclick: close }, sign('M18 6 6 18', 'm6 6 12 12')),
  )
  const panel = element('section', { class: 'panel', role: 'dialog', 'aria-labelledby': 'title', hidden: true }, head, said.log, ask.form, status, foot)
  const update = (): void => {
    said.update()
    ask.update()
    remember.checked = visit.told.remembered
    end.hidden = visit.token === null
    clip.hidden = visit.token === null || !visit.shown.some((one) => one.state === 'sent')
    compose.hidden = !visit.greeting.open
    const told = stateOf(visit, texts)
    if (told !== null && status.textContent !== told) status.textContent = told
    else if (told === null && status.textContent !== texts.ended) status.textContent = ''
  }
  return { panel, update, focus: () => text.focus() }
}

/** What is worth saying below the messages; null: nothing. */
function stateOf(visit: Visit, texts: Texts): string | null {
  if (visit.isSignedOut) return texts.signAgain
  if (!visit.greeting.open) return texts.closed
  if (visit.isAway) return texts.offline
  if (visit.typing) return texts.typing
  if (visit.token && visit.told.email && !visit.told.isSigned) return texts.mailKept(visit.told.email)
  return null
}
