import { ActionIcon, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'

/** What can be done with a row, as a small sign with its name; null: not with this one. */
export const Act = ({ label, act, icon }: { label: string; act: (() => void) | null; icon: ReactNode }) => (
  <Tooltip label={label}>
    <ActionIcon variant="subtle" color="gray" size={30} aria-label={label} disabled={!act} onClick={() => act?.()}>
      {icon}
    </ActionIcon>
  </Tooltip>
)
