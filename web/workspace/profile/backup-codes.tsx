import { Alert, Button, Code, CopyButton, Group, SimpleGrid, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Shows the backup codes, once. */
export function BackupCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation(['workspace', 'app'])
  const all = codes.join('\n')
  return (
    <Stack>
      <Alert color="yellow">{t('twoFactor.codesAbout')}</Alert>
      <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="xs">
        {codes.map((code) => (
          <Code key={code} fz="sm" ta="center" py={6}>
            {code}
          </Code>
        ))}
      </SimpleGrid>
      <Group>
        <CopyButton value={all}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'app:copied' : 'app:copy')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" component="a" href={`data:text/plain;charset=utf-8,${encodeURIComponent(all)}`} download="aerie-backup-codes.txt">
          {t('twoFactor.download')}
        </Button>
        <Button onClick={onDone}>{t('twoFactor.kept')}</Button>
      </Group>
    </Stack>
  )
}
