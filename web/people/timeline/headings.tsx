import { createContext, use, type ReactNode } from 'react'
import classes from '../people.module.css'

/** How deep the parts of a person stand: 3 beside a conversation, 2 on a screen of their own. */
export const PartLevel = createContext<2 | 3>(3)

/** The name of a part: notes, timeline. */
export function PartHeading({ children, title }: { children: ReactNode; title?: string }) {
  const Heading = use(PartLevel) === 2 ? 'h2' : 'h3'
  return (
    <Heading className={classes.heading} title={title}>
      {children}
    </Heading>
  )
}

/** A day within a part. */
export function DayHeading({ children }: { children: ReactNode }) {
  const Heading = use(PartLevel) === 2 ? 'h3' : 'h4'
  return <Heading className={classes.day}>{children}</Heading>
}
