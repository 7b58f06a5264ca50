/** Words that say nothing by themselves; shown only beside one that does. */
export const SMALL: ReadonlySet<string> = new Set(
  `the a an and or of to in on at is are was were be it its i you we they my your our this that with for from by as so do does did have has had will would can could me us url ! ? . !! ??
  der die das und ist ich du wir sie mein meine ein eine zu mit von auf den dem es le la les un une et est je vous nous de du des mon ma pour avec el los las y es yo mi
  que por para con il lo gli una e sono mio mia di per o os as um uma eu meu minha da do em`.split(/\s+/),
)
