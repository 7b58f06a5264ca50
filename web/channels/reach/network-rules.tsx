import { Badge } from '@mantine/core'
import { ShieldAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../app/asking/api.ts'
import { NetworkIcon } from '../network-icon.tsx'
import { Facts } from './facts.tsx'
import { useRuleWords } from './rule-words.ts'
import classes from './reach.module.css'

export type Rules = Answer<'GET /reach'>['items'][number]

/** One network: in a line, and all of it when it is opened. */
export function NetworkRules({ rules }: { rules: Rules }) {
  const { t, i18n } = useTranslation(['reach', 'channels'])
  const words = useRuleWords(rules)
  return (
    <details className={classes.network}>
      <summary>
        <NetworkIcon network={rules.network} />
        <span className={classes.title}>
          {i18n.exists(`channels:networks.${rules.network}`) ? t(`channels:networks.${rules.network as 'email'}`) : rules.title}
        </span>
        <Badge variant="default" size="sm" tt="none" fw={500}>
          {t(`page.access.${rules.access}`)}
        </Badge>
        <span className={classes.does}>{t(rules.speaks ? 'page.speaks' : 'page.byHand')}</span>
      </summary>
      <dl className={classes.rules}>
        {words.map(([name, said]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      {rules.walled && (
        <p className={classes.walled}>
          <ShieldAlert size={16} aria-hidden /> {t('page.walled')}
        </p>
      )}
      <Facts facts={rules.facts} />
    </details>
  )
}
