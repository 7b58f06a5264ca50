import { MultiSelect, type MultiSelectProps } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Languages customers may write in; codes are ISO 639-1. The most spoken online, and those of Europe. */
const CODES =
  'ar bg bn ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ko lt lv mk ms mt nb nl pl pt ro ru sk sl sq sr sv sw ta th tl tr uk ur vi zh'.split(
    ' ',
  )

/** A choice of languages, by their names in the reader's language. */
export function LanguageField(props: Omit<MultiSelectProps, 'data'>) {
  const { i18n } = useTranslation()
  const data = useMemo(() => {
    const names = new Intl.DisplayNames([i18n.language], { type: 'language' })
    return CODES.map((value) => ({ value, label: names.of(value) ?? value })).toSorted((a, b) => a.label.localeCompare(b.label, i18n.language))
  }, [i18n.language])
  return <MultiSelect searchable clearable hidePickedOptions maxDropdownHeight={260} {...props} data={data} />
}
