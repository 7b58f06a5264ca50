/** The languages that are told by their small words, by the bits of a mask. The last stands for all others. */
export const TOLD = ['en', 'de', 'fr', 'es', 'pt', 'it', 'other'] as const

/** Small words by language, folded: common, and foreign to most of the others. One that several share counts for each. */
export const SMALL_WORDS: Readonly<Record<(typeof TOLD)[number], string>> = {
  en: `the and you with this that have are was what your not just from they would could been when which there their about because should of to it has my for is be
    i'm don't can't it's i've doesn't isn't that's won't didn't will can get got how why where who we our out but if so at on in an do does did all any been more than then
    some only still even after before again please thanks thank here now off over up went being were had him her his she he them us by or`,
  de: `der die das und ist nicht ich ein eine einen einem einer mit fur auf zu von den dem des wir ihr sie es er im am um aus bei nach auch noch schon nur sich wie was wer wo
    warum wann kann konnt habe haben hat hab bin bist sind sein war waren wird werden wurde mein meine meinen meiner euch eure eurem ihre ihren uns unser dass wenn aber oder
    doch mal seit jetzt heute immer mehr kein keine keinen gibt es bitte danke zum zur vom beim so sehr alles nichts hier da dann denn ob`,
  fr: `le la les des du de et est pas que qui dans pour sur avec une un je vous nous ils elle il ce cette ces mon ma mes votre vos notre au aux en ne se sa son ses plus tout tous
    mais ou donc car si comme fait faire bien tres depuis encore toujours jamais rien quand comment pourquoi merci bonjour ca c'est j'ai n'ai n'est qu'il d'un d'une l'on y a ete
    suis sont etes ont avez avoir etre peut leur chez sans sous entre aussi meme deja`,
  es: `el la los las de del y que en un una con por para no se lo le su sus mi mis me te es esta este esto estan son fue ha he han hay muy mas pero como cuando donde porque
    si sin sobre ya nada todo todos tan tambien desde hasta ni o al nos os usted ustedes tengo tiene tienen puedo puede quiero hace gracias hola buenas dias alguien siempre
    nunca aqui ahora asi eso esa ese les cual quien`,
  pt: `o a os as um uma de do da dos das e que em no na nos nas com por para nao se seu sua meu minha meus minhas me eu voce voces ele ela isso esse essa este esta sao foi
    tem ter ja mais mas como quando onde porque muito muita bem ate so sem ao aos pelo pela tudo todo nada ainda tambem agora estou esta estao vou pra pro ser fazer obrigado
    obrigada ola bom dia alguem sempre nunca aqui la qual quem depois desde`,
  it: `il lo la i gli le di del della dei delle da dal dalla in nel nella con su per tra fra un una uno e ed che non si mi ti ci vi mio mia miei mie vostro vostra voi noi io
    sono sei siete siamo ha ho hai hanno avete abbiamo questo questa questi quello quella come quando dove perche cosa piu ma anche se gia ancora sempre mai tutto tutti molto
    poi ora oggi ieri grazie ciao buongiorno al allo alla ai alle c'e dopo senza solo bene fare essere stato stata`,
  other: `het een van niet dat ik wij jullie zijn maar ook naar mijn voor met aan bij nog wel geen heeft hebben wordt dit deze als er det og ikke til jeg har av for
    pa som vi kan den att inte och ar jag de med om sig min mitt ikke hvad hvor hvorfor kun vores fra els amb per una i que no es meu aquest perque si nu este sunt mai pentru care la cu
    un o din ca nie jest na sie jak co za ale czy mam si ne je su da sam bir ve bu icin cok ne ama var yang dan di ini itu tidak untuk`,
}
