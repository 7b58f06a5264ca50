import type { ReactNode } from 'react'
import classes from './rows.module.css'

/** Things of a kind under one another, in a quiet frame; each child is a `Row`. */
export const Rows = ({ children }: { children: ReactNode }) => <ul className={classes.rows}>{children}</ul>

/** One of them. `flat`: its parts stand beside one another and wrap on a phone. */
export const Row = ({ flat, children }: { flat?: boolean; children: ReactNode }) => (
  <li className={classes.row} data-flat={flat || undefined}>
    {children}
  </li>
)
