import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** To the guide of a network, in the app itself. @param guide its path below docs/ */
export function GuideLink({ guide }: { guide: string }) {
  const { t } = useTranslation('channels')
  return (
    <Anchor underline="always" renderRoot={(props) => <Link to="/guides/$" params={{ _splat: guide.replace(/\.md$/, '') }} {...props} />}>
      {t('guide')}
    </Anchor>
  )
}
