import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/asking/session.ts'

/** To the language model that may be asked, for who may set it. */
export function ProviderLink() {
  const { t } = useTranslation('triage')
  if (!useMay('workspace.manage')) return null
  return <Anchor renderRoot={(props) => <Link to="/triage/provider" {...props} />}>{t('secondOpinion')}</Anchor>
}
