import { element } from './element.ts'
import type { Line } from './server.ts'
import type { Texts } from './texts.ts'

/** What is shown; anything else is only saved, a drawing that could hold a script (SVG) too. */
const SHOWN = /^image\/(png|jpeg|gif|webp|avif)$/
/** A picture is no wider or higher than this in the conversation, CSS pixels. */
const [WIDEST, HIGHEST] = [280, 240]

/**
 * A file of a message, to be saved; of a picture what is to be seen. It is fetched with the visitor's token, a picture once it comes
 * into sight, and drawn: a page's policy need not allow pictures from anywhere. What is saved has no type, so no page ever runs it.
 */
export function fileButton(
  { name, type, bytes, alt }: Line['attachments'][number],
  fetchFile: (as: 'file' | 'picture') => Promise<Blob>,
  texts: Texts,
  language: string,
): HTMLElement {
  const trouble = element('div', { class: 'hint', role: 'status' })
  const save = async (): Promise<void> => {
    trouble.textContent = ''
    try {
      saveAs(await fetchFile('file'), name)
    } catch {
      trouble.textContent = texts.fileAway
    }
  }
  const label = element('span', {}, `📎 ${name}`)
  const button = element(
    'button',
    { type: 'button', class: 'file', title: name, 'aria-label': texts.saveFile(alt || name, sizeOf(bytes, language)), onclick: () => void save() },
    label,
  )
  if (SHOWN.test(type)) whenInSight(button, () => void draw(button, label, fetchFile, alt || name))
  return element('div', {}, button, trouble)
}

const sizeOf = (bytes: number, language: string): string => {
  const [unit, part] = bytes < 1_000_000 ? (['kilobyte', 1_000] as const) : (['megabyte', 1_000_000] as const)
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(Math.max(0.1, bytes / part))
}

function saveAs(file: Blob, name: string): void {
  const href = URL.createObjectURL(new Blob([file], { type: 'application/octet-stream' }))
  element('a', { href, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(href), 60_000) // the browser has begun by then
}

/** The picture in place of the name; the name stays where there is none. */
async function draw(button: HTMLElement, label: HTMLElement, fetchFile: (as: 'picture') => Promise<Blob>, seen: string): Promise<void> {
  const picture = await fetchFile('picture')
    .then((blob) => createImageBitmap(blob))
    .catch(() => null)
  if (!picture) return
  const share = Math.min(1, WIDEST / picture.width, HIGHEST / picture.height)
  const [width, height] = [picture.width, picture.height].map((one) => Math.max(1, Math.round(one * Math.min(1, share * 2)))) as [number, number]
  const canvas = element('canvas', { width: String(width), height: String(height), role: 'img', 'aria-label': seen })
  canvas.style.width = `${Math.round(picture.width * share)}px`
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height)
  picture.close()
  label.replaceWith(canvas)
  button.dispatchEvent(new CustomEvent('drawn', { bubbles: true }))
}

function whenInSight(one: HTMLElement, work: () => void): void {
  const watch = new IntersectionObserver((seen) => {
    if (!seen.some((entry) => entry.isIntersecting)) return
    watch.disconnect()
    work()
  })
  watch.observe(one)
}
