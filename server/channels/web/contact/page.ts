import { LONGEST } from '../reach.ts'
import type { Settings } from '../settings.ts'
import { formTexts, type Language } from './texts.ts'

/** What somebody has typed so far. */
export interface Typed {
  name: string
  email: string
  subject: string
  text: string
}

/** What the page shows. */
export interface Form {
  settings: Settings
  language: Language
  /** For styles: the page's policy allows only what carries it. */
  nonce: string
  ticket: string
  typed: Typed
  /** What is wrong, by field. */
  wrong: Partial<Record<'email' | 'text', string>>
  /** Above the form; null: the greeting. */
  notice: string | null
}

const MEANING: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** A text within HTML, also within an attribute. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => MEANING[sign]!)

/** The contact form as a page: no script, nothing from anywhere else. */
export function formPage(form: Form): string {
  const { settings, language, ticket, typed, wrong } = form
  const t = formTexts[language]
  const described = (name: 'email' | 'text') => (wrong[name] ? ` aria-invalid="true" aria-describedby="${name}-wrong"` : '')
  const why = (name: 'email' | 'text') => (wrong[name] ? `<p class="wrong" id="${name}-wrong">${escaped(wrong[name])}</p>` : '')
  return page(
    form,
    `<form method="post" action="?lang=${language}" novalidate>
<input type="hidden" name="ticket" value="${escaped(ticket)}">
<div class="trap" aria-hidden="true"><label>${t.leaveEmpty} <input name="website" tabindex="-1" autocomplete="off"></label></div>
<label for="name">${t.name} <small>${t.optional}</small></label><input id="name" name="name" autocomplete="name" maxlength="100" value="${escaped(typed.name)}">
<label for="email">${t.email}</label><input id="email" name="email" type="email" autocomplete="email" required maxlength="254" value="${escaped(typed.email)}"${described('email')}>${why('email')}
<label for="subject">${t.subject} <small>${t.optional}</small></label><input id="subject" name="subject" maxlength="200" value="${escaped(typed.subject)}">
<label for="text">${t.text}</label><textarea id="text" name="text" rows="7" required maxlength="${LONGEST}"${described('text')}>
${escaped(typed.text)}</textarea>${why('text')}
<p><button>${t.send}</button>${settings.privacyUrl ? ` <a href="${escaped(settings.privacyUrl)}" target="_blank" rel="noopener">${t.privacy}</a>` : ''}</p>
</form>`,
  )
}

/** What is shown once it was sent, or when it cannot be. */
export function saidPage(form: Pick<Form, 'settings' | 'language' | 'nonce'>, sentence: string): string {
  return page({ ...form, notice: sentence }, `<p><a href="?lang=${form.language}">${formTexts[form.language].another}</a></p>`)
}

function page({ settings, language, nonce, notice }: Pick<Form, 'settings' | 'language' | 'nonce' | 'notice'>, inside: string): string {
  const title = escaped(settings.title)
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title}</title>
<style nonce="${nonce}">${styleOf(settings.colour)}</style></head>
<body><main><h1>${title}</h1>
<p role="status">${escaped(notice ?? (settings.greeting || formTexts[language].greeting))}</p>
${inside}
</main></body></html>`
}

/** The company's colour is a line below the title and beside what has the focus; letters keep to black and white, whatever it is. */
const styleOf = (colour: string): string => `
:root{color-scheme:light dark;--back:#fff;--ink:#1a2228;--quiet:#56636c;--line:#7c8a93}
@media (prefers-color-scheme:dark){:root{--back:#171d21;--ink:#eef2f4;--quiet:#a5b2ba}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:34rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.4rem;margin:0 0 .75rem;padding-bottom:.5rem;border-bottom:4px solid ${colour}}
label{display:block;font-weight:600;margin:1rem 0 .25rem}
small{font-weight:400;font-size:.875rem;color:var(--quiet)}
input,textarea,button{font:inherit;color:inherit;background:var(--back);border:1px solid var(--line);border-radius:8px;padding:.6rem .75rem;width:100%}
button{width:auto;padding:.6rem 1.5rem;margin:.5rem 1rem 0 0;font-weight:600;background:var(--ink);color:var(--back);cursor:pointer}
a{color:inherit}
:focus-visible{outline:3px solid ${colour};outline-offset:2px;box-shadow:0 0 0 2px var(--back)}
.wrong{margin:.25rem 0 0;font-weight:600}
.wrong::before{content:"⚠ "}
.trap{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}
`
