import { Textarea, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Signs } from './signs.tsx'
import type { QueryTrouble } from './watch.ts'
import classes from './watches.module.css'

interface Props {
  query: string
  onChange: (query: string) => void
  trouble: QueryTrouble | null
}

/** Where the query is written; what is wrong with it, at its place; and what can be written. */
export function QueryField({ query, onChange, trouble }: Props) {
  const { t } = useTranslation('watches')
  return (
    <div>
      <Textarea
        label={t('query')}
        description={t('queryAbout')}
        required
        autosize
        minRows={2}
        maxLength={2000}
        spellCheck={false}
        dir="auto"
        classNames={{ input: classes.query! }}
        value={query}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={trouble && query.trim() !== '' ? t(`trouble.${trouble.code as 'empty'}`, { part: trouble.part, defaultValue: trouble.says }) : null}
      />
      {trouble && query.trim() !== '' && <Place query={query} trouble={trouble} />}
      <details style={{ marginTop: 8 }}>
        <summary>
          <Text span size="sm">
            {t('signsTitle')}
          </Text>
        </summary>
        <Signs />
      </details>
    </div>
  )
}

/** The query again, with the place underlined; what was written before it was trimmed counts. */
function Place({ query, trouble: { from, to } }: { query: string; trouble: QueryTrouble }) {
  const text = query.trim()
  return (
    <p className={classes.trouble} aria-hidden>
      {text.slice(0, from)}
      <mark>{text.slice(from, to) || '  '}</mark>
      {text.slice(to)}
    </p>
  )
}
