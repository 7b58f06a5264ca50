import { z } from 'zod'
import type { Field } from '../adapter.ts'

/** What is typed to put Aerie on a page. */
export const fields: readonly Field[] = [
  {
    name: 'origins',
    label: 'Your pages',
    hint: 'Where the widget stands and forms may send from, like https://www.example.com. Several with a space between.',
    kind: 'text',
    secret: false,
    required: true,
  },
  {
    name: 'title',
    label: 'Title',
    hint: 'Above the chat and the form: your company’s name, or what people find here.',
    kind: 'text',
    secret: false,
    required: true,
  },
  {
    name: 'greeting',
    label: 'Greeting',
    hint: 'What people read before they write. Left empty, a friendly sentence in their language.',
    kind: 'text',
    secret: false,
    required: false,
  },
  {
    name: 'colour',
    label: 'Colour',
    hint: 'Of the button and what people write, like #0b6e6e.',
    kind: 'text',
    secret: false,
    required: false,
    initial: '#0b6e6e',
  },
  {
    name: 'privacyUrl',
    label: 'Privacy page',
    hint: 'Linked where people agree to be remembered.',
    kind: 'url',
    secret: false,
    required: false,
  },
  {
    name: 'signingSecret',
    label: 'Signing secret',
    hint: 'At least 32 characters. With it your own server says who is signed in; see the guide. Left empty, nobody can be vouched for.',
    kind: 'password',
    secret: true,
    required: false,
  },
]

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/
const NOT_A_PAGE = 'One of these is not a page’s address. Write them like https://www.example.com, with a space between.'

/** The origin (RFC 6454) of an address; null: it is none that a widget may stand on. Only pages on this machine may go without https. */
export function originOf(address: string): string | null {
  const url = URL.parse(address)
  if (!url) return null
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname)) ? url.origin : null
}

const split = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean)

export const Settings = z.object({
  origins: z
    .string()
    .max(2_000)
    .refine((text) => split(text).length > 0 && split(text).every((one) => originOf(one) !== null), NOT_A_PAGE)
    .transform((text) => [...new Set(split(text).map((one) => originOf(one)!))].join(' ')),
  title: z.string().trim().min(1).max(60),
  greeting: z.string().trim().max(300).default(''),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'A colour is a # and six digits, like #0b6e6e.')
    .default('#0b6e6e'),
  privacyUrl: z.url({ protocol: /^https?$/, error: 'This is not an address. It looks like https://www.example.com/privacy.' }).optional(),
})
export type Settings = z.output<typeof Settings>

export const Secret = z.object({
  signingSecret: z.string().trim().min(32, 'A secret this short can be guessed. Take at least 32 characters.').max(200).optional(),
})

export const originsOf = ({ origins }: Settings): string[] => split(origins)
