import { Trans, useTranslation } from 'react-i18next'
import { Empty } from '../../kit/page/empty.tsx'
import { Keys } from '../../kit/keys.tsx'

/** Before a conversation is opened: how to get to one. */
export function NothingOpen() {
  const { t } = useTranslation('desk')
  return (
    <Empty drawing="calm" title={t('empty.choose')}>
      <Trans
        t={t}
        i18nKey="empty.chooseText"
        components={{ move: <KeyOf keys="j" />, move2: <KeyOf keys="k" />, open: <KeyOf keys="enter" />, help: <KeyOf keys="?" /> }}
      />
    </Empty>
  )
}

/** The text names the key for who translates it; what is drawn is the key itself. */
const KeyOf = ({ keys }: { keys: string }) => <Keys keys={keys} />
