import { Kbd } from '@mantine/core'
import { Fragment } from 'react'

const isMac = /Mac|iP(hone|ad)/.test(navigator.platform)
const SIGNS: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: '⇧',
  alt: isMac ? '⌥' : 'Alt',
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
}

/** Keys as they are drawn on a keyboard: `mod+enter`, `g d`. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span>
      {keys.split(' ').map((step, nth) => (
        <Fragment key={step + nth}>
          {nth > 0 && ' '}
          {step.split('+').map((key) => (
            <Kbd key={key} size="xs" mx={1}>
              {SIGNS[key] ?? key.toUpperCase()}
            </Kbd>
          ))}
        </Fragment>
      ))}
    </span>
  )
}
