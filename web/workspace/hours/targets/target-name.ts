import { useTranslation } from 'react-i18next'
import { useRead } from '../../../app/asking/queries.ts'
import { fitsAll, type Target } from './target.ts'

/** What a target fits, in words: `Urgent · Public · help@example.com`. */
export function useTargetName(): (target: Target) => string {
  const { t } = useTranslation(['hours', 'desk'])
  const channels = useRead('GET /channels').data?.items ?? []
  return (target) => {
    if (fitsAll(target)) return t('targets.rest')
    const channel = channels.find(({ id }) => id === target.channelId)?.name
    return [target.urgency && t(`desk:urgencies.${target.urgency}`), target.visibility && t(`visibility.${target.visibility}`), channel]
      .filter(Boolean)
      .join(' · ')
  }
}
