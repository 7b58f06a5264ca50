/** What people say about anything: no topic is made of these, in the six languages that are assessed. */
const COMMON = `the and you are was were your our this that with for from has had have will would can could did does its they my me us we der die das und ist ich wir sie
  mein meine eine mit von auf den dem les une des est vous nous mon ma pour los las una que por con mio mia gli non per uma os as meu minha eu monday tuesday wednesday thursday friday saturday sunday her his him he mr mrs ms sir shall further cannot dear kind regards tonight ago both
  either else far few however whether montag dienstag mittwoch donnerstag freitag samstag sonntag herr frau damen herren geehrte geehrter sehr einfach tagen
  binnen zwei drei vier funf lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo lunedi martedi
  mercoledi giovedi venerdi sabato domenica segunda terca quarta quinta sexta about after again all also always anyone any back because been before being best better but can't come could day did didn't don't doing done down
  even ever every first get gets getting give given goes going gone good got great had hello help here hey how i'm i've it's just keep know last let like
  little long look lot love made make makes many maybe might more most much must need needs never new next nice nobody nothing now off oh okay one only other
  our out over people please really right said same say says see seen she should since some somebody someone something still stop such sure take tell than thank thanks
  that's their them then there these they thing things think those thought three through time times today tomorrow too tried try trying two under until use used
  using very via wait want wanted was way week weeks well were what what's when where which while who why without won't work working works would yes
  yesterday yet your year years month months days hour hours minute minutes morning night guys team anybody everyone everything anything
  aber alle alles als also am an auch aus bei beim bin bis bitte da damit dann das dass dein denn deren dieser diese doch dort durch einen einem einer er euch
  euer für gar geht gerade gibt gut guten habe haben hallo hat hatte heute hier ihr ihre im immer ins jetzt kann kein keine können machen mal man mehr mich mir
  morgen muss nach nicht nichts noch nun nur ob oder ohne schon sehr seid seit sein selbst sich sind so tag uhr um uns unser unter vom von vor wann war warum was
  wegen weil wenn werden wie wieder wird wirklich wo wurde zum zur danke hätte wäre jemand gestern tage woche wochen jahre
  aux avec bien bonjour ça car ce cela ces cette c'est chez comme dans depuis deux donc elle en encore est-ce être fait faire fois ici ils jamais j'ai je jour
  jours leur lui mais même merci moi non notre on ont ou où par pas peu peut plus pourquoi quand que quel qui quoi rien sans se ses si son sont sur ta te toujours
  tous tout très va vos votre aujourd'hui demain hier
  a al algo alguien ahora antes aquí así aún bueno cada como cómo cuando cuándo de desde donde dos el ella en entre esa ese eso esta está están estar este esto
  estoy fue gracias ha hace hacer han hasta hay he hola hoy la las lo los más me mi mis mucho muy nada ni no nos o para pero por porque pues puede puedo que qué
  quien quiero se ser si sí sido siempre sin sobre solo son soy su sus también tan tener tengo tiene todo todos tu un unos usted ver vez ya ayer día días favor
  agora ainda ao aos aqui até bem boa bom com da das dia dias dos e ela ele em entre era essa esse está estou eu faz fazer foi gente há hoje isso já lá mais mas
  me meu muito na não nas nem no nos nossa o obrigada obrigado olá onde ou pra porque pode por pelo quando que quem se sem ser seu só sua também tem tenho ter
  tudo um uma vai você vocês vez
  adesso ai al alla allora anche ancora avete bene buongiorno c'è che chi ci ciao cosa così da dal dei del della delle devo di dopo dove e ecco era essere fa fare
  fatto già giorni giorno grazie ha hai hanno ho in io le lei lo loro ma mai me mi mia molto ne nei nel nella nessuno no noi non nostro o oggi ogni per perché però
  più poi posso prima può qualcuno quando quanto quello questa questo qui sempre senza si sono sta stato su sul tra tutti tutto un va vi voi vostro`

/** Without accents, as texts are compared. */
const bare = (word: string): string => word.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss')

const WORDS: ReadonlySet<string> = new Set(COMMON.split(/\s+/).flatMap((word) => bare(word).split("'")))

/** Words that are said about anything, folded. */
export const smallWords = (): readonly string[] => [...WORDS]

/** Can a topic be made of this word? Not of one that is said about anything, too short, or a number. `word` is folded. */
export const isTelling = (word: string): boolean => word.length > 2 && !WORDS.has(word) && !/^\d/.test(word)
