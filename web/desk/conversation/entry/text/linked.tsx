import { Fragment } from 'react'
import { linkPieces } from './links.ts'

/** A text with its web addresses made links, which open beside this screen and say nothing of where one came from. */
export const Linked = ({ text }: { text: string }) =>
  linkPieces(text).map((piece, nth) =>
    piece.href ? (
      <a key={nth} href={piece.href} target="_blank" rel="noreferrer noopener nofollow">
        {piece.text}
      </a>
    ) : (
      <Fragment key={nth}>{piece.text}</Fragment>
    ),
  )
