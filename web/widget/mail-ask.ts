import { element } from './element.ts'
import type { No } from './server.ts'
import type { Texts } from './texts.ts'
import type { Visit } from './visit.ts'

let asked = 0

/** Asks where to write if they leave: while what they said waits for an answer, until they told it or their page did. */
export function mailAsk(visit: Visit, texts: Texts) {
  const [mail, name] = [`mail-${++asked}`, `name-${asked}`]
  const email = element('input', { id: mail, type: 'email', autocomplete: 'email', required: true, maxlength: '254', 'aria-describedby': `${mail}-wrong` })
  const called = element('input', { id: name, autocomplete: 'name', maxlength: '100' })
  const wrong = element('div', { class: 'wrong', id: `${mail}-wrong`, role: 'alert' })
  const keep = async (event: Event): Promise<void> => {
    event.preventDefault()
    const refuse = (sentence: string): void => {
      wrong.textContent = sentence
      email.setAttribute('aria-invalid', 'true')
      email.focus()
    }
    if (!email.checkValidity()) return refuse(texts.mailWrong)
    wrong.textContent = ''
    await visit
      .tell({ email: email.value.trim(), ...(called.value.trim() && { name: called.value.trim() }) })
      .catch((error: No) => refuse(error.status === 422 ? texts.mailWrong : error.message || texts.offline))
  }
  const form = element(
    'form',
    { class: 'ask', novalidate: true, hidden: true, onsubmit: (event: Event) => void keep(event) },
    element('div', {}, texts.mailAsk),
    element('label', { for: mail }, texts.mail, email),
    wrong,
    element(
      'div',
      { class: 'both' },
      element('label', { for: name }, `${texts.name} (${texts.optional})`, called),
      element('button', { class: 'save' }, texts.save),
    ),
  )
  const update = (): void => {
    const isAnswered = visit.shown.at(-1)?.direction !== 'in' && !form.matches(':focus-within')
    form.hidden = !visit.token || visit.told.email !== null || visit.told.isSigned || isAnswered
  }
  return { form, update }
}
