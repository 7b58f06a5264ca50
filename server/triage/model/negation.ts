const NEGATIONS = new Set(
  `not no never none nothing without hardly barely cannot cant dont doesnt didnt isnt wasnt wont aint neither nor
  nicht kein keine keinen keinem nie niemals nichts ohne kaum pas jamais rien sans aucun aucune no nunca nada sin jamas ningun
  nao nunca nenhum nenhuma sem non mai niente senza nessun nessuno`.split(/\s+/),
)

/** Does this word turn the next ones round? English, German, French, Spanish, Portuguese, Italian. */
export const isNegation = (word: string): boolean => NEGATIONS.has(word) || word.endsWith("n't")

/** So many words after it. */
export const NEGATION_REACHES = 4
