import { Group, Modal, Stack, Switch, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../../kit/keys.tsx'
import { singleKeys, useAllCommands } from './keys.ts'

/** Every key of this screen, by group, and the switch that turns single keys off. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [on, setOn] = useState(singleKeys.on)
  const withKeys = useAllCommands().filter(({ keys }) => keys)
  const groups = [...new Set(withKeys.map(({ group }) => group))]
  const turn = (next: boolean): void => {
    singleKeys.turn(next)
    setOn(next)
  }
  return (
    <Modal opened onClose={onClose} title={t('keyboard')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        {groups.map((group) => (
          <div key={group}>
            <Title order={3} mb={4}>
              {group}
            </Title>
            <Table verticalSpacing={4}>
              <Table.Tbody>
                {withKeys
                  .filter((command) => command.group === group)
                  .map(({ id, label, keys }) => (
                    <Table.Tr key={id}>
                      <Table.Td>{label}</Table.Td>
                      <Table.Td w={150} ta="right">
                        <Keys keys={keys!} />
                      </Table.Td>
                    </Table.Tr>
                  ))}
              </Table.Tbody>
            </Table>
          </div>
        ))}
        <Group>
          <Switch checked={on} onChange={(event) => turn(event.currentTarget.checked)} label={t('singleKeys.label')} description={t('singleKeys.about')} />
        </Group>
        <Text size="sm" c="dimmed">
          {t('paletteHint')} <Keys keys="mod+k" />
        </Text>
      </Stack>
    </Modal>
  )
}
