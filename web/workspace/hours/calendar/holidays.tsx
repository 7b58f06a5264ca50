import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Holiday } from './week.ts'

const MOST = 200

/** The days on which the team does not work whatever the week says. */
export function Holidays({ holidays, onChange }: { holidays: Holiday[]; onChange: (holidays: Holiday[]) => void }) {
  const { t } = useTranslation('hours')
  const put = (nth: number, change: Partial<Holiday>): void => onChange(holidays.map((one, at) => (at === nth ? { ...one, ...change } : one)))
  return (
    <Stack gap="xs">
      {holidays.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('holidays.none')}
        </Text>
      )}
      {holidays.map(({ date, name }, nth) => (
        <Group key={nth} gap={6} wrap="nowrap">
          <TextInput
            type="date"
            aria-label={t('holidays.date')}
            value={date}
            onChange={(event) => put(nth, { date: event.currentTarget.value })}
            required
            w={150}
            flex="none"
          />
          <TextInput
            aria-label={t('holidays.name')}
            placeholder={t('holidays.name')}
            value={name}
            maxLength={100}
            onChange={(event) => put(nth, { name: event.currentTarget.value })}
            flex={1}
            miw={0}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('holidays.remove', { name: name || date })}
            onClick={() => onChange(holidays.filter((_, at) => at !== nth))}
          >
            <X size={16} />
          </ActionIcon>
        </Group>
      ))}
      {holidays.length < MOST && (
        <Group>
          <Button variant="default" size="xs" leftSection={<Plus size={14} />} onClick={() => onChange([...holidays, { date: '', name: '' }])}>
            {t('holidays.add')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
