/** A piece of a text; `href` where it is an address. */
export interface TextPiece {
  text: string
  href: string | null
}

/** Web addresses as people type them; what closes a sentence or a bracket after one is not part of it. */
const ADDRESS = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}…])/

/** A text in pieces, its web addresses found. */
export const linkPieces = (text: string): TextPiece[] =>
  text
    .split(ADDRESS)
    .map((piece, nth) => ({ text: piece, href: nth % 2 === 1 ? piece : null }))
    .filter((piece) => piece.text !== '')
