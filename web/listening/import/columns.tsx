import { Alert, NativeSelect, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Section } from '../../kit/page/section.tsx'
import type { Import } from './upload.ts'
import classes from './import.module.css'

/** What an item is made of, by the names of the JSON Lines shape; `inbound` says whose it is. */
export const PARTS = [
  'id',
  'text',
  'at',
  'author.id',
  'author.handle',
  'author.name',
  'author.url',
  'author.followers',
  'inbound',
  'inReplyTo',
  'subject',
  'url',
  'lang',
  'visibility',
  'network',
] as const
export type Part = (typeof PARTS)[number]
/** Part → column; `=x` is x for every row. */
type Mapping = Record<string, string>

/** What an item cannot be without: id, text, time, and who wrote it by id or by handle. */
export function missingOf(mapping: Mapping): Part[] {
  const missing: Part[] = (['id', 'text', 'at'] as const).filter((part) => !mapping[part])
  return mapping['author.id'] || mapping['author.handle'] ? missing : [...missing, 'author.handle']
}

interface Props {
  of: Import
  mapping: Mapping
  onChange: (mapping: Mapping) => void
  missing: Part[]
}

/** What each part of an item is read from: guessed, shown with a first row, and free to change. */
export function Columns({ of, mapping, onChange, missing }: Props) {
  const { t } = useTranslation('listening')
  const { columns = [], sample = [] } = of.draft ?? {}
  const fixed = Object.values(of.mapping ?? {}).filter((column) => column.startsWith('='))
  const set = (part: string, column: string): void =>
    onChange(Object.fromEntries(Object.entries({ ...mapping, [part]: column }).filter(([, chosen]) => chosen !== '')))
  const parts = [...PARTS, ...Object.keys(mapping).filter((part) => !(PARTS as readonly string[]).includes(part))]
  const nameOf = (part: string): string => ((PARTS as readonly string[]).includes(part) ? t(`import.parts.${part.replace('.', '_') as 'id'}`) : part)
  const optionsFor = (part: string) => [
    { value: '', label: t('import.noColumn') },
    ...columns,
    ...(part === 'network' ? [...new Set(fixed)].map((value) => ({ value, label: t('import.always', { value: value.slice(1) }) })) : []),
  ]
  return (
    <Section title={t('import.columns')} about={t('import.columnsAbout')}>
      <ul className={classes.parts}>
        {parts.map((part) => (
          <li key={part} className={classes.part}>
            <Text size="sm" fw={600} c={missing.includes(part as Part) ? 'var(--aerie-late)' : undefined}>
              {nameOf(part)}
            </Text>
            <NativeSelect
              aria-label={t('import.columnOf', { part: nameOf(part) })}
              value={mapping[part] ?? ''}
              onChange={(event) => set(part, event.currentTarget.value)}
              data={optionsFor(part)}
            />
            <div className={classes.sample}>
              {sample.slice(0, 2).map((row, nth) => (
                <Text key={nth} size="xs" c="dimmed" truncate>
                  {row[columns.indexOf(mapping[part] ?? '')]}
                </Text>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <Alert color="yellow" mt="sm">
          {t('import.missing', { parts: missing.map(nameOf).join(', ') })}
        </Alert>
      )}
    </Section>
  )
}
