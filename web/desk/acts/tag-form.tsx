import { Button, TagsInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRead } from '../../app/asking/queries.ts'
import type { FormProps } from './act-dialog.tsx'
import { tag } from './acts.ts'
import classes from './acts.module.css'

/** Which tags it carries; those in use are offered. */
export function TagForm({ row, onDone }: FormProps) {
  const { t } = useTranslation('desk')
  const [tags, setTags] = useState([...row.tags])
  const inUse = useRead('GET /tags').data?.items ?? []
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        onDone(tag(row, tags), false)
      }}
    >
      <TagsInput
        label={t('tags.label')}
        placeholder={t('tags.placeholder')}
        data={inUse}
        value={tags}
        onChange={(next) => setTags(next.map((one) => one.replace(/^#/, '').trim()).filter(Boolean))}
        maxTags={30}
        maxLength={60}
        data-autofocus
        acceptValueOnBlur
        comboboxProps={{ position: 'top' }}
      />
      <Button type="submit" size="xs">
        {t('tags.do')}
      </Button>
    </form>
  )
}
