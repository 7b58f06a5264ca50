import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { confirm } from '../confirm.tsx'

/** Asks before someone leaves a form with changes that are not saved. */
export function useUnsaved(isDirty: boolean): void {
  const { t } = useTranslation()
  useBlocker({
    disabled: !isDirty,
    enableBeforeUnload: isDirty,
    shouldBlockFn: async ({ current, next }) =>
      current.pathname !== next.pathname && !(await confirm({ title: t('unsaved.title'), text: t('unsaved.text'), action: t('unsaved.leave'), danger: true })),
  })
}
