import { element, sign } from './element.ts'
import { openMemory } from './memory.ts'
import { makePanel } from './panel.ts'
import { openServer } from './server.ts'
import type { Who } from './shown.ts'
import { styleOf } from './style.ts'
import { spokenOf, textsFor } from './texts.ts'
import { Visit } from './visit.ts'

/** What a page may do with the widget, as `window.aerie`. */
export interface Widget {
  open(): void
  close(): void
  /** Passes on who is signed in now, as the page's server has signed it. */
  identify(who: Who): Promise<void>
  /** Ends the conversation, for when somebody signs out. */
  leave(): Promise<void>
}

declare global {
  interface Window {
    aerie?: Widget
  }
}

/** What the script tag says of who is signed in. */
function whoOf({ userId, userExpires, userSignature, userName, userEmail }: DOMStringMap): Who {
  const user = userId && userExpires && userSignature ? { id: userId, expires: Number(userExpires), signature: userSignature } : undefined
  return { ...(user && { user }), ...(userName && { name: userName }), ...(userEmail && { email: userEmail }) }
}

/** Puts the widget on the page that the script stands in. Says in the console why not, when the channel does not want it there. */
async function start(script: HTMLScriptElement): Promise<void> {
  const { channel = '', theme = 'auto', language = document.documentElement.lang || navigator.language } = script.dataset
  const server = openServer(new URL(script.src).origin, channel)
  const greeting = await server.greet().catch((error: Error) => {
    throw new Error(`Aerie: the chat cannot be shown here. ${error.message}`, { cause: error })
  })
  const visit = new Visit(server, openMemory(channel), greeting, () => location.href, whoOf(script.dataset), spokenOf(language))
  const { host, widget } = draw(visit, theme, language)
  document.body.append(host)
  window.aerie = widget
  await visit.resume()
}

function draw(visit: Visit, theme: string, language: string): { host: HTMLElement; widget: Widget } {
  const texts = textsFor(language)
  const host = element('div', { 'data-theme': theme, lang: language })
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styleOf(visit.greeting.colour))
  root.adoptedStyleSheets = [sheet]
  const badge = element('span', { class: 'badge', 'aria-hidden': 'true', hidden: true })
  const launcher = element(
    'button',
    { class: 'launcher', 'aria-expanded': 'false', onclick: () => (panel.hidden ? open() : close()) },
    sign('M21 12a8 8 0 0 1-11.5 7.2L3 21l1.8-6.5A8 8 0 1 1 21 12z'),
    badge,
  )
  const { panel, update, focus } = makePanel(visit, texts, language, () => close())
  const show = (): void => {
    update()
    if (!panel.hidden && !document.hidden) visit.sees()
    const { unseen } = visit
    badge.hidden = unseen === 0
    badge.textContent = String(unseen)
    launcher.setAttribute('aria-label', unseen > 0 ? texts.openNew(unseen) : texts.open)
  }
  const open = (): void => {
    panel.hidden = false
    launcher.setAttribute('aria-expanded', 'true')
    show()
    focus()
  }
  const close = (): void => {
    panel.hidden = true
    launcher.setAttribute('aria-expanded', 'false')
    launcher.focus()
  }
  panel.addEventListener('keydown', (event) => event.key === 'Escape' && close())
  document.addEventListener('visibilitychange', show)
  root.append(panel, launcher)
  visit.onChange(show)
  show()
  return { host, widget: { open, close, identify: (who) => visit.tell(who), leave: () => visit.end() } }
}

const script = document.currentScript as HTMLScriptElement | null
if (script?.dataset['channel']) void start(script)
