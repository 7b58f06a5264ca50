import { useTranslation } from 'react-i18next'
import type { Rules } from './network-rules.tsx'

const DAY = 24
const MEGABYTE = 1_000_000

/** A network's rules as names and sentences, in the order one asks for them. */
export function useRuleWords(rules: Rules): [name: string, said: string][] {
  const { t, i18n } = useTranslation('reach')
  const { toPublic, toDirect, length, media, price, perDay } = rules
  const list = (parts: readonly (string | false | 0 | null | undefined)[]): string => parts.filter(Boolean).join(' · ')
  const answering = ({ answer, only, hours, directHours, directOnce }: Rules['toPublic']): string =>
    list([
      t(`page.answer.${answer}`),
      only && t('page.calledUs'),
      hours !== null && t('page.hours', { count: hours }),
      directHours !== null && t('page.days', { count: directHours / DAY }),
      directOnce && t('page.once'),
    ])
  const counted = length.public ?? length.direct
  const money = (amount: number): string =>
    price?.unit === 'units'
      ? t('page.units', { count: amount })
      : new Intl.NumberFormat(i18n.language, { style: 'currency', currency: 'USD', minimumFractionDigits: 2, maximumFractionDigits: 3 }).format(amount)
  return [
    [t('page.toPublic'), answering(toPublic)],
    [t('page.toDirect'), answering(toDirect)],
    [
      t('page.length'),
      counted
        ? list([
            length.public && t('page.lengthPublic', { count: length.public.most }),
            length.direct && t('page.lengthDirect', { count: length.direct.most }),
            t(`page.unit.${counted.unit}`),
            counted.link && t('page.link', { count: counted.link }),
          ])
        : t('page.noLength'),
    ],
    [
      t('page.media'),
      media
        ? list([
            t('page.mediaCount', { count: media.count }),
            media.bytes && t('page.mediaBytes', { size: media.bytes / MEGABYTE }),
            media.types.map((type) => type.replace('/', '')).join(', '),
            media.alt && t('page.alt'),
          ])
        : t('page.noMedia'),
    ],
    ...(perDay ? [[t('page.perDay'), t('page.perDayCount', { count: perDay })] as [string, string]] : []),
    [
      t('page.price'),
      price
        ? list([
            t('page.readOwn', { price: money(price.readOwn) }),
            price.read !== price.readOwn && t('page.read', { price: money(price.read) }),
            t('page.answerPrice', { price: money(price.answer) }),
            price.answerWithLink !== price.answer && t('page.withLink', { price: money(price.answerWithLink) }),
            price.readDirect !== undefined && t('page.readDirect', { price: money(price.readDirect) }),
            price.answerDirect !== undefined && t('page.answerDirect', { price: money(price.answerDirect) }),
          ])
        : t('page.free'),
    ],
  ]
}
