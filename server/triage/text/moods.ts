/** Words of German, Spanish, Portuguese and Italian that tell a mood, written for this project: AFINN has none of these languages. Folded or not, in the forms that are used. */
export const MOODS: Readonly<Record<string, { glad: string; bad: string }>> = {
  de: {
    glad: `danke dankeschön vielen super toll tolle toller tolles klasse spitze prima perfekt perfekte genial großartig großartige wunderbar wunderbare wunderschön herrlich
      lecker liebe lieben liebt geliebt freue freut gefreut freude glücklich zufrieden begeistert empfehlen empfehle empfehlenswert hilfsbereit freundlich freundliche nett nette
      netter schnell zuverlässig gut gute guter gutes besser beste bestes besten schön schöne schöner gelungen gerettet lob respekt hammer mega geil top stark gern gerne
      beeindruckt beeindruckend kompetent dankbar fantastisch sensationell traumhaft gemütlich sauber lachen herzlich erfreulich`,
    bad: `schlecht schlechte schlechter schlechtes schlimm schlimmer furchtbar schrecklich katastrophe katastrophal frechheit unverschämt unverschämtheit enttäuscht enttäuschend
      enttäuschung ärgerlich ärger ärgere sauer wütend wut genervt nervt nervig kaputt defekt beschädigt falsch falsche fehler fehlt fehlen problem probleme leider nie niemand
      niemals unmöglich peinlich mies miese mieser mist scheiße scheiss dreck dreckig schmutzig eklig kalt langsam verspätet verspätung verloren abzocke betrug betrogen lächerlich
      unfreundlich unfähig traurig schade hasse nutzlos wertlos teuer überteuert gescheitert störung ausfall abgestürzt stürzt hängt warte wartet vergeblich zumutung witz horror`,
  },
  es: {
    glad: `gracias genial excelente excelentes perfecto perfecta perfectos bueno buena buenos buenas buenísimo buenísima mejor mejores encanta encantan encantado encantada
      encantó feliz felices contento contenta maravilla maravilloso maravillosa increíble fantástico fantástica estupendo estupenda amable amables rápido rápida recomiendo recomendable
      rico rica riquísimo delicioso deliciosa bonito bonita precioso preciosa bravo enhorabuena felicidades amor amo adoro agradecido agradecida agradable impecable impresionante satisfecho
      satisfecha útil guay chulo lindo linda hermoso hermosa alegría`,
    bad: `malo mala malos malas mal peor peores pésimo pésima horrible horribles terrible fatal asco asqueroso asquerosa vergüenza vergonzoso decepción decepcionado decepcionada
      decepcionante enfadado enfadada enojado enojada harto harta hartos roto rota rotos rotas defectuoso defectuosa dañado error errores problema problemas falla fallo fallos lento lenta
      tarde retraso nunca nadie imposible inaceptable indignante ridículo estafa estafadores robo ladrones engaño engañado maleducado grosero sucio sucia frío fría caro cara triste odio
      inútil basura mierda desastre desastroso perdido perdida incompleto equivocado queja lamentable tristeza incompetentes caído`,
  },
  pt: {
    glad: `obrigado obrigada excelente excelentes ótimo ótima ótimos bom boa bons boas melhor melhores perfeito perfeita maravilhoso maravilhosa incrível fantástico fantástica
      adoro adorei amo amei amor feliz felizes contente satisfeito satisfeita recomendo rápido rápida simpático simpática gentil atencioso atenciosa delicioso deliciosa gostoso lindo
      linda bonito bonita parabéns espetacular sensacional impecável top show legal bacana fixe giro agradável agradeço grato grata útil sucesso alegria salvou`,
    bad: `ruim ruins mau má maus mal pior piores péssimo péssima horrível horríveis terrível nojo nojento vergonha vergonhoso decepção decepcionado decepcionada decepcionante desilusão
      chateado chateada irritado irritada farto farta partido partida quebrado quebrada quebrou avariado estragado danificado defeito erro erros problema problemas falha lento lenta atraso
      atrasado atrasada nunca ninguém impossível inaceitável absurdo ridículo golpe burla roubo ladrões enganado enganada grosseiro mal-educado sujo suja frio fria caro cara triste odeio
      inútil lixo merda desastre perdido perdida incompleto errado errada reclamação lamentável descaso palhaçada travado travando caiu raiva`,
  },
  it: {
    glad: `grazie ottimo ottima ottimi eccellente perfetto perfetta buono buona buoni buone buonissimo buonissima migliore migliori meglio meraviglioso meravigliosa
      fantastico fantastica stupendo stupenda splendido splendida bellissimo bellissima bello bella belli belle adoro amo amore felice felici contento contenta soddisfatto soddisfatta
      consiglio consigliato consigliatissimo gentile gentili gentilissimi veloce veloci rapido simpatico delizioso complimenti bravi bravo brava bravissimi piacere piace piaciuto
      impeccabile impressionante utile top super grande gioia salvato comodo pulito`,
    bad: `cattivo cattiva male peggio peggiore pessimo pessima pessimi orribile orribili terribile schifo schifoso schifezza vergogna vergognoso delusione deluso delusa deludente
      arrabbiato arrabbiata furioso stufo stufa rotto rotta rotti difettoso danneggiato errore errori problema problemi guasto guasta lento lenta ritardo ritardi mai nessuno impossibile
      inaccettabile assurdo ridicolo truffa truffato truffatori furto ladri ingannato maleducato maleducati scortese sporco sporca freddo fredda caro cara triste odio inutile spazzatura
      merda disastro perso persa incompleto sbagliato sbagliata reclamo purtroppo indecente bloccato bloccata lamentela rabbia`,
  },
}
