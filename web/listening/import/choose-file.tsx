import { Button, FileButton, Group, Progress, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import { useRef, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient, reading } from '../../app/asking/queries.ts'
import { ProblemNote } from '../../kit/said/problem-note.tsx'
import { upload } from './upload.ts'
import classes from './import.module.css'

const KINDS = '.csv,.tsv,.jsonl,.ndjson,.json,.mbox,.mbx'

/** Takes a file by button or by dropping it here, sends it, and goes on to its columns. */
export function ChooseFile() {
  const { t } = useTranslation(['listening', 'app'])
  const navigate = useNavigate()
  const [part, setPart] = useState(0)
  const [isOver, setOver] = useState(false)
  const stop = useRef<AbortController | null>(null)
  const send = useMutation({
    mutationFn: (file: File) => {
      stop.current = new AbortController()
      setPart(0)
      return upload(file, setPart, stop.current.signal)
    },
    onSuccess: async (found) => {
      queryClient.setQueryData(reading('GET /imports/:id', { params: { id: found.id } }).queryKey, found)
      void queryClient.invalidateQueries({ queryKey: ['GET /imports'] })
      await navigate({ to: '/import/$id', params: { id: found.id } })
    },
  })
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file && !send.isPending) send.mutate(file)
  }
  const stopped = send.error instanceof DOMException
  return (
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {send.isPending ? (
        <Stack gap="xs" w="100%" maw={420}>
          <Text size="sm" ta="center">
            {t('import.sending', { name: send.variables.name })}
          </Text>
          <Progress value={part * 100} aria-label={t('import.sending', { name: send.variables.name })} />
          <Group justify="center">
            <Button variant="subtle" size="compact-sm" onClick={() => stop.current?.abort()}>
              {t('app:cancel')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Stack align="center" gap="xs">
          <FileUp size={28} aria-hidden />
          <FileButton onChange={(file) => file && send.mutate(file)} accept={KINDS}>
            {(props) => <Button {...props}>{t('import.choose')}</Button>}
          </FileButton>
          <Text size="sm" c="dimmed" ta="center">
            {t('import.drop')}
          </Text>
          {!stopped && <ProblemNote error={send.error} />}
        </Stack>
      )}
    </div>
  )
}
