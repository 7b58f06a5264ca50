import { ActionIcon, FileButton, Button, Progress, Text, TextInput } from '@mantine/core'
import { Paperclip, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isPicture, type Added, type Files } from './use-files.ts'
import classes from './attaching.module.css'

/** Files to go with what is written; of a picture it is asked what is to be seen. `waits`: what is written goes when they are there. */
export function FilesField({ files: { files, add, describe, remove }, waits }: { files: Files; waits: boolean }) {
  const { t } = useTranslation('attaching')
  return (
    <div className={classes.field}>
      <FileButton onChange={add} multiple inputProps={{ 'aria-label': t('add') }}>
        {(props) => (
          <Button {...props} variant="default" size="compact-sm" leftSection={<Paperclip size={14} aria-hidden />}>
            {t('add')}
          </Button>
        )}
      </FileButton>
      {files.length > 0 && (
        <ul className={classes.files} aria-label={t('files')}>
          {files.map((file) => (
            <OneFile key={file.key} file={file} onDescribe={(alt) => describe(file.key, alt)} onRemove={() => remove(file.key)} />
          ))}
        </ul>
      )}
      <Text size="xs" role="status">
        {waits && t('waits')}
      </Text>
    </div>
  )
}

function OneFile({ file, onDescribe, onRemove }: { file: Added; onDescribe: (alt: string) => void; onRemove: () => void }) {
  const { t } = useTranslation('attaching')
  return (
    <li className={classes.file}>
      <span className={classes.name} dir="auto">
        {file.name}
      </span>
      <ActionIcon variant="subtle" color="gray" size="sm" onClick={onRemove} aria-label={t('remove', { name: file.name })}>
        <X size={14} aria-hidden />
      </ActionIcon>
      {file.trouble && (
        <span className={classes.trouble} role="alert">
          {file.trouble}
        </span>
      )}
      {!file.id && !file.trouble && (
        <Progress className={classes.whole} value={file.progress * 100} size="xs" aria-label={t('uploading', { name: file.name })} />
      )}
      {file.id && isPicture(file) && (
        <TextInput
          className={classes.whole}
          size="xs"
          label={t('alt')}
          placeholder={t('altExample')}
          value={file.alt}
          maxLength={1500}
          dir="auto"
          onChange={(event) => onDescribe(event.currentTarget.value)}
        />
      )}
    </li>
  )
}
