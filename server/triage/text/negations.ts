/** Words that turn the next ones round. English, German, French, Spanish, Portuguese, Italian. */
export const NEGATIONS: readonly string[] =
  `not no never none nothing without hardly barely cannot cant dont doesnt didnt isnt wasnt wont aint neither nor can't don't doesn't didn't isn't aren't
  wasn't weren't won't wouldn't couldn't shouldn't haven't hasn't hadn't ain't mustn't needn't
  nicht kein keine keinen keinem nie niemals nichts ohne kaum pas jamais rien sans aucun aucune nunca nada sin jamas ningun
  nao nenhum nenhuma sem non mai niente senza nessun nessuno`.split(/\s+/)

/** So many words after it, unless what is said ends before. */
export const NEGATION_REACHES = 4
