/** The languages that are told by their small words, by the bits of a mask. The last stands for all others. */
export const TOLD = ['en', 'de', 'fr', 'es', 'pt', 'it', 'other'] as const

/** Small words by language, folded: common, and foreign to most of the others. One that several share counts for each. */
export const SMALL_WORDS: Readonly<Record<(typeof TOLD)[number], string>> = {
  en: `the and you with this that have are was what your not just from they would could been when which there their about because should of to it has my for
    is be i'm don't can't it's i've doesn't isn't that's won't didn't will can get got how why where who we our out but if so at on in an do does did all
    any been more than then some only still even after before again please thanks thank here now off over up went being were had him her his she he them
    us by or i'd i'll we're you're they're we've you've he's she's what's let's there's aren't haven't wouldn't couldn't hi hello hey yes yeah nope thx
    pls never nothing something someone anyone everyone every need want much many these those into until since too back really maybe today tomorrow
    yesterday`,
  de: `der die das und ist nicht ich ein eine einen einem einer mit fur auf zu von den dem des wir ihr sie es er im am um aus bei nach auch noch schon nur
    sich wie was wer wo warum wann kann konnt habe haben hat hab bin bist sind sein war waren wird werden wurde mein meine meinen meiner euch eure eurem
    ihre ihren uns unser dass wenn aber oder doch mal seit jetzt heute immer mehr kein keine keinen gibt es bitte danke zum zur vom beim so sehr alles
    nichts hier da dann denn ob mir dir mich dich euer ihm ihn ohne wieder vor bis muss musste gestern guten morgen ihnen gern gerne gut geht kommt hallo
    jahre woche wochen einfach unsere unserer ganz jemand niemand nix soll sollte uber konnen konntet wollte sofort durch etwas leider genau klar nein ja
    warte schade moin servus tschuss viel viele vielen dank kostet bekommen machen steht sagt als unter`,
  fr: `le la les des du de et est pas que qui dans pour sur avec une un je vous nous ils elle il ce cette ces mon ma mes votre vos notre au aux en ne se sa
    son ses plus tout tous mais ou donc car si comme fait faire bien tres depuis encore toujours jamais rien quand comment pourquoi merci bonjour ca c'est
    j'ai n'ai n'est qu'il d'un d'une l'on y a ete suis sont etes ont avez avoir etre peut leur chez sans sous entre aussi meme deja moi toi deux par avant
    jours jour m'a t'as t'es s'est faut apres combien soir monsieur madame trois temps serait trop oui non quoi alors etait demain hier voila toutes toute
    jusqu'a quelqu'un bonsoir salut svp stp faites peux pouvez pourriez vais aujourd'hui d'accord mdr chaque moins ici leurs cela juste seulement`,
  es: `el la los las de del y que en un una con por para no se lo le su sus mi mis me te es esta este esto estan son fue ha he han hay muy mas pero como
    cuando donde porque si sin sobre ya nada todo todos tan tambien desde hasta ni o al nos os usted ustedes tengo tiene tienen puedo puede quiero hace
    gracias hola buenas dias alguien siempre nunca aqui ahora asi eso esa ese les cual quien hoy manana ayer cuanto cuanta cuantos mismo soy otra otro
    vamos tardes noches algo alguna pueden podrian podeis podria estoy estamos voy quisiera jaja jajaja vosotros vuestro vuestra cuesta tenia veces nadie
    ella ellos muchas mucho muchos sois teneis haceis buenos`,
  pt: `o a os as um uma de do da dos das e que em no na nos nas com por para nao se seu sua meu minha meus minhas me eu voce voces ele ela isso esse essa
    este esta sao foi tem ter ja mais mas como quando onde porque muito muita bem ate so sem ao aos pelo pela tudo todo nada ainda tambem agora estou esta
    estao vou pra pro ser fazer obrigado obrigada ola bom dia alguem sempre nunca aqui la qual quem depois desde hoje ontem amanha sou vcs vc tenho quero
    duas mesmo oi vezes vai pode podem preciso comigo ninguem gente ne kkk kkkk blz obg faz fazem fiz isto aquilo dele dela nosso nossa boa noite ha foram
    eram estava antes entao`,
  it: `il lo la i gli le di del della dei delle da dal dalla in nel nella con su per tra fra un una uno e ed che non si mi ti ci vi mio mia miei mie vostro
    vostra voi noi io sono sei siete siamo ha ho hai hanno avete abbiamo questo questa questi quello quella come quando dove perche cosa piu ma anche se
    gia ancora sempre mai tutto tutti molto poi ora oggi ieri grazie ciao buongiorno al allo alla ai alle c'e dopo senza solo bene fare essere stato stata
    due chi tre pure fa ogni meno sta sto stai qualcuno niente domani lei fuori vorrei vorremmo scusate scusi salve buonasera stasera adesso quale quali
    quanto cosi sul sulla nostro nostra suo loro puo potete puoi degli dagli nei nelle negli giorni giorno volte sarebbe boh magari davvero fate`,
  other: `het een van niet dat ik wij jullie zijn maar ook naar mijn voor met aan bij nog wel geen heeft hebben wordt dit deze als er det og ikke til jeg har av
    for pa som vi kan den att inte och ar jag de med om sig min mitt ikke hvad hvor hvorfor kun vores fra els amb per una i que no es meu aquest perque si
    nu este sunt mai pentru care la cu un o din ca nie jest na sie jak co za ale czy mam si ne je su da sam bir ve bu icin cok ne ama var yang dan di ini
    itu tidak untuk ja nej nei nee en moet kunnen waarom wanneer hoe bedankt graag tak takk tack hej mycket hur hvordan bare dziekuje prosze tak kde proc
    dakuji dekuji hvala kako kada koliko mersi multumesc unde cand tesekkurler nasil nerede gracies`,
}
