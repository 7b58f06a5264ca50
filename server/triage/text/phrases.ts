import { listed } from './listed.ts'

/** What people say, by intent, in English, German, French, Spanish, Italian and Portuguese; written simple: lower case, no accents. */
export const PHRASES: Readonly<Record<string, readonly string[]>> = {
  goodbye: listed(`
    cancel my subscription, cancel my account, cancel the subscription, cancel my plan, cancel my contract, want to cancel, wanna cancel, end my
    subscription, close my account, close the account, delete the account, remove my account, terminate my, unsubscribe, delete my account, how do i
    cancel, unsubscribe me, switching to, leaving you, i am leaving for, done with you, never again, kundig*, abo beenden, konto loschen, vertrag beenden,
    resilier, resiliation, annuler mon abonnement, fermer mon compte, darme de baja, cancelar mi, cancelar minha, encerrar minha conta, disdire, annullare
    il mio abbonamento, switching over to, switch over to, switch to them, switching to them, moving to them, going over to them, close it down, stop my
    subscription, stop the subscription, not renew*, won't be renewing, won't renew, gekundigt, abmelden, abbestell*, austreten, austritt, mitgliedschaft
    beenden, abo loschen, account loschen, konto schließen, konto auflosen, nicht verlangern, wechsle zu, wechsel zu, gewechselt zu, wechseln zu, bin
    raus, nie wieder, widerrufe die einzugsermachtigung, vertrag auflosen, beenden sie, lauft aus, tschuss, resilie*, desabonner, desabonne*, desinscri*,
    cloturer, cloture de mon, supprimer mon compte, supprimez mon compte, mettre fin, je passe chez, je pars chez, je vais chez, partir chez, je vous
    quitte, plus jamais, ne renouvel*, arreter mon abonnement, stopper mon abonnement, annuler mon contrat, me desinscrire, fermer le compte, dar de baja,
    darnos de baja, me doy de baja, la baja, quiero cancelar, cancelen, cancelad, cancelacion de mi, anular mi, anulen, anulad, cerrar mi cuenta, cerrad
    mi cuenta, borrad mi cuenta, borren mi cuenta, eliminar mi cuenta, me cambio a, me paso a, me voy a la competencia, me voy con, no renuevo, no voy a
    renovar, no renovare, rescindir, hasta nunca, nunca mas, desapuntar*, portabilidad a, disdett*, disdico, recedere, recesso, chiudere il conto,
    chiudere il mio, chiudete il mio, cancellare il mio account, cancellare il mio profilo, cancellate il mio, cancellarmi, passo a, passiamo a, vado da,
    cambio operatore, non rinnov*, rescindere, mai piu, addio, interrompere l'abbonamento, risolvere il contratto, disiscriver*, disattivare il mio,
    cancelem, cancelamento, quero cancelar, encerrar a conta, encerramento, encerrem, fechar a conta, fechar minha conta, excluir minha conta, apagar a
    minha conta, excluam, vou mudar para, mudei para, mudar de operadora, rescisao, nao vou renovar, nao renovo, nunca mais, vou para a concorrencia,
    desligamento, desinscrever, dar baixa, tchau`),
  spam: listed(`
    check out my, check my, follow back, follow me, follow for follow, f4f, collab, promo, promote your, promotion for, grow your, boost your, more
    followers, followers, backlinks, seo, rank on, first page of google, click here, click this, limited offer, guaranteed, risk free, invest, bitcoin,
    crypto, btc, forex, trading signals, airdrop, giveaway, winner, congratulations, you have won, prize, claim your, gift card, loan, loans, per week
    from home, passive income, hot singles, adult, telegram group, whatsapp, web design, app development, outsourc*, cheap, discount code inside,
    gewinnspiel, gewonnen, kredit, reich werden, gagnez, abonnes, gagner de l'argent, gana dinero, seguidores, prestamo*, ganhe, renda extra, emprestimo*,
    guadagna, prestit*, vinci, click my profile, click the link in my bio, free followers, followers cheap, win an iphone, earn money, make money fast,
    work from home and, dm me for promo, crypto giveaway, onlyfans, casino, forex signals, investment opportunity, whatsapp me on, schufafrei*, ohne
    schufa, sofortkredit, reichweite, abonnenten, geld verdienen, passives einkommen, gratis iphone, klick auf, link in bio, link in der bio,
    nebenverdienst, kooperationsanfrage, sans apport, pret entre particuliers, pret rapide, referencement, retour affectif, marabout, voyant, gagner,
    revenus complementaires, lien en bio, lien dans ma bio, felicitations vous, offre exceptionnelle, cliquez ici, cliquez, prestamos rapidos, gana hasta,
    gana plata, ganar dinero, ingresos extra, enlace en mi bio, link en mi bio, haz clic, felicidades has, has ganado, sorteo, tarot, amarres,
    posicionamiento web, inversion, prestiti, guadagn*, rendita passiva, hai vinto, clicca qui, clicca, complimenti hai vinto, cartomante, prima pagina di
    google, reddito extra, investimento, renda passiva, ganhar dinheiro, link na bio, clique aqui, clique, voce ganhou, parabens voce, credito na hora,
    mais seguidores, divulgacao, divulgo, taro, amarracao`),
  complaint: listed(`
    not working, problem with, problems with, issue with, issues with, trouble with, a problem, some problems, a complaint, a claim, a reclamation,
    doesn't work, does not work, won't work, stopped working, broken, broke, crash*, error, defect*, damaged, leak*, refund, money back, charged twice,
    double charged, overcharged, still waiting, still no, still not, never arrived, not arrived, hasn't arrived, not received, where is my, where's my,
    delayed, late again, complain*, worst, terrible, horrible, awful, unacceptable, ridiculous, disappoint*, rip off, ripoff, scam, rude, no response, no
    reply, ignored, is down, outage, payment failed, on hold, wrong item, wrong order, missing, lost my, why is it so hard, kaputt, defekt, beschadigt,
    funktioniert nicht, geht nicht, startet nicht, immer noch nicht, nicht angekommen, doppelt, falsch*, frechheit, enttausch*, beschwer*, ne marche pas,
    ne fonctionne pas, en panne, casse, pas arrive*, n'est toujours pas, toujours pas recu, rembours*, inadmissible, decu*, bruit bizarre, plainte, no
    funciona, roto, rota, no ha llegado, no llega, faltaba, incompleto, reembolso, devolucion, queja, pesimo, verguenza, non funziona, rotto, rimborso,
    non e arrivato, nao funciona, quebrado, nao chegou, pessimo, geht nicht mehr, lauft nicht, klappt nicht, hangt, sturzt ab, absturz*, ausgefallen,
    verspatung, verspatet, zu spat, seit wochen, seit tagen, niemand antwortet, keine antwort, warte seit, warte immer noch, reklam*, mangelhaft,
    unverschamt*, unmoglich, katastroph*, nervt, mies*, schlecht*, zumutung, abgezockt, wo bleibt, kam nicht, nicht geliefert, fehlt, kalt, dreckig,
    unfreundlich, wieder nicht, schon wieder, ne fonctionne plus, ne marche plus, marche pas, marche plus, fonctionne pas, bloque, plante, bug, bugs, en
    retard, retard, personne ne repond, aucune reponse, sans reponse, j'attends toujours, j'attends depuis, depuis des semaines, honteu*, scandal*,
    lamentable, nul, nulle, arnaque, abime*, manque, manquait, defectueu*, reclamation, inacceptable, toujours rien, ou est ma, ou est mon, mal poli,
    sale, froid, froide, no sirve, no va, no anda, se cierra sola, se cuelga, se cae, averiad*, estropead*, defectuos*, nadie contesta, nadie responde,
    sigo esperando, llevo esperando, retras*, tarde, una verguenza, fatal, estafa, timo, robo, falta, faltan, danad*, mal servicio, reclam*, devuelvan,
    cobrado de mas, me han cobrado, inadmisible, donde esta mi, otra vez lo mismo, sucio, fria, frio, non va, non parte, si blocca, si chiude, guast*,
    difettos*, rovinat*, danneggiat*, in ritardo, ritardo, nessuno risponde, sto ancora aspettando, aspetto da, vergogn*, schifo, pessim*, terribile,
    truffa, manca, mancano, reclamo, disservizio, inaccettabile, indecente, dov'e il mio, ancora niente, sporc*, fredd*, scadut*, mai arrivato, deluso,
    delusa, addebitato, nao carrega, nao abre, trava, travando, cai toda hora, defeito, com defeito, estragad*, avariad*, danificad*, atras*, ninguem
    responde, ninguem atende, estou a espera, esperando ha, continuo a espera, vergonha, horrivel, lamentavel, faltou, faltando, errad*, reclamacao,
    reclamar, descaso, absurdo, inaceitavel, cade meu, cade o meu, nao recebi, cobraram, cobranca indevida, sujo, decepcao, decepcionad*, desrespeito,
    propaganda enganosa`),
  buying_signal: listed(`
    where can i buy, where to buy, where can i get, where do i get, how much is, how much does, how much for, what does it cost, do you ship to, looking
    to buy, thinking of buying, thinking of switching to you, thinking about switching to you, want to buy, want to order, need to order, want to purchase, like to order, like to buy, going to
    buy, gonna buy, gonna get, will buy, i'll buy, i'm buying, planning to buy, place an order, make a purchase, make a preorder, want one, want this,
    want the new, need the new, need this, pre order*, preorder*, ready to order, would like an offer, an offer for, get a quote, a quote for, price list,
    pricing, business plan*, bulk order, volume discount, free trial, a demo of, recommend a, any recommendations for, discount code*, in stock, take my
    money, shut up and take, wo kann ich, was kostet, wie viel kostet, angebot fur, mochte bestellen, interesse an, ou acheter, combien coute, un devis,
    je voudrais commander, donde puedo comprar, cuanto cuesta, me interesa comprar, quiero comprar, presupuesto, dove posso comprare, quanto costa, onde
    posso comprar, quanto custa, wurde gern bestellen, wurden gern bestellen, gerne bestellen, ich wurde gern, kaufen, bestellen, angebot, ein angebot,
    preis fur, preise, preisliste, mengenrabatt, rabatt, probetraining, auf lager, lagernd, wieder verfugbar, wann wieder, testversion, demo, kostet,
    kosten, ich suche, wir suchen, wir brauchen, reservieren, buchen, tisch fur, zimmer frei, interessiere mich, brauche einen neuen, beratungstermin,
    lust auf, acheter, commander, devis, quel est le prix, quel prix, c'est combien, combien pour, tarif, tarifs, en stock, remise, reserver, reservation,
    essai gratuit, je cherche, nous cherchons, on cherche, je suis interesse*, interesse par, nous aurions besoin, besoin de, disponible, je prends, je
    veux, a vendre, comprar, pedir presupuesto, que precio, precio, precios, cuanto vale, cuanto sale, cuanto me costaria, a cuanto, tarifa, tarifas, hay
    stock, descuento, reservar, prueba gratis, busco, buscamos, estoy interesad*, estamos interesad*, me interesa, necesitamos, quisiera contratar, quiero
    contratar, contratar, encargar, comprare, acquistare, ordinare, preventivo, un preventivo, che prezzo, prezzo, prezzi, quanto viene, quanto verrebbe,
    quanto mi, tariffa, tariffe, sconto, prenotare, prenotazione, prova gratuita, cerco, cerchiamo, interessat*, ci serve, mi serve, avremmo bisogno,
    disponibile, lo prendo, la prendo, vorrei acquistare, offerta, encomendar, orcamento, qual o preco, qual e o preco, preco, precos, qual o valor,
    valor, quanto fica, quanto sai, quanto e, desconto, reserva, teste gratis, demonstracao, procuro, procuramos, estou interessad*, tenho interesse,
    temos interesse, precisamos de, quero comprar, quero contratar, pronta entrega, tem em estoque, disponivel`),
  question: listed(`
    how do i, how can i, how to, can you, could you, do you, does the, does it, is there, are there, is it possible, what is, what's the, when will, when
    is, which one, who do i, why does, any idea, anyone know, does anyone, want to know, like to know, need to know, tell me, show me, let me know, please
    advise, help me, i need help, need help, need assistance, need support, assistance, help with, help to, i need to, i have to, i want to, i would like
    to, i'd like to, i wanna, i got to, asking, wie kann ich, gibt es, konnt ihr, konnen sie, wann, frage zu*, comment, est-ce que, pouvez-vous, quand,
    como puedo, pueden, cuando, hacen, come posso, quando, posso, voces, wie funktioniert, wie lange, wie viel, wie oft, wie hoch, wo finde, wo kann, wo
    ist, welche, welcher, welches, kann man, darf man, darf ich, kann ich, muss ich, muss man, habt ihr, ist es moglich, weiß jemand, hat jemand, geht
    das, gilt das, warum, comment faire, comment je, ou trouver, ou est-ce, a quelle heure, quel est, quelle est, quels, quelles, peut-on, puis-je, est-il
    possible, c'est possible, faut-il, dois-je, avez-vous, combien de temps, quelqu'un sait, pourquoi, y a-t-il, c'est quoi, como se, como hago, donde
    puedo, donde esta, a que hora, que dia, cual es, se puede, puedo, podria, hay que, es posible, teneis, tienen, cuanto tiempo, cuanto tarda, alguien
    sabe, por que, abris, abren, sirve para, come si, come faccio, dove trovo, a che ora, qual e, quali, si puo, e possibile, bisogna, devo,
    avete, quanto tempo, quanto dura, qualcuno sa, perche, c'e modo, serve, vale anche, siete aperti, como faco, como e que, como funciona, onde fica,
    que horas, a que horas, quais, da pra, e possivel, preciso de, tem como, voces tem, alguem sabe, pode, abrem, serve pra`),
  praise: listed(`
    thank you, thanks, thx, great, awesome, amazing, love it, love the, love your, best, perfect, excellent, well done, kudos, shout out, shoutout,
    brilliant, made my day, impressed, recommend*, danke, grossartig, großartig*, super, toll, spitze, begeistert, merci, genial, parfait, bravo, gracias,
    encantad*, excelente, grazie, ottimo, obrigad*, otimo, vielen dank, herzlichen dank, lob, großes lob, hut ab, klasse, wunderbar, wunderschon*,
    hervorragend, perfekt, lecker, freundlich, empfehl*, top, hammer, mega, liebe es, gerne wieder, kommen wieder, beste, weiter so, spitzenklasse,
    zufrieden, un grand merci, merci beaucoup, merci pour, chapeau, felicitations a, excellent*, formidable, magnifique, adore, j'adore, ravi*,
    impeccable, on reviendra, je recommande, delicieu*, le meilleur, la meilleure, aux petits soins, continuez, sympathique, muchas gracias por, mil
    gracias, enhorabuena, felicidades a, felicitar, maravill*, perfecto, fantastic*, estupend*, buenisim*, riquisim*, rico, volveremos, recomend*, el
    mejor, la mejor, lo mejor, amable, encanto, encanta, de diez, chapo, contento, contenta, impecable, grazie mille per, complimenti, bravi, bravissim*,
    perfetto, meravigli*, splendid*, eccellente, buonissim*, squisit*, torneremo, consigli*, il migliore, la migliore, gentil*, adoro, impeccabil*,
    soddisfatt*, ottim*, stupend*, muito obrigad*, parabens, perfeito, maravilh*, excelente*, delici*, voltarei, voltaremos, recomendo, o melhor, a
    melhor, simpatic*, amei, adorei, nota dez, show de bola, impecavel, lindo, linda, elogiar, otim*, incrivel, satisfeit*`),
  suggestion: listed(`
    would be great if, would be nice, would be good if, would be cool, would love to see, would love if, would love an option, you should, you guys
    should, please add, please bring back, please consider, it would help, feature request, suggestion, a suggestion, idea for you, an idea, wish you,
    wish there was, wish it had, i wish, any plans to, plans for, could you add, can you add, consider adding, consider offering, why not offer, have you
    thought, have you considered, needs a, needs an option, how about adding, if only, please make, bring back, ware toll wenn, ware schon wenn, ware
    super wenn, vorschlag, wunsche mir, konntet ihr nicht, bitte bringt, idee, ce serait bien, ce serait top, pourquoi ne pas, vous devriez, une idee,
    seria genial, estaria bien, estaria bueno, sugerencia, deberian, podrian agregar, podriais, ojala, sarebbe bello, sarebbe utile, dovreste,
    suggerimento, un'idea, seria bom, seria otimo, sugestao, deviam, voces deveriam, podiam, podiam ter, ware schon, ware toll, ware super, ware gut, ware
    cool, ware praktisch, ware hilfreich, ware nett, ware klasse, wunsche, wunsch, vorschlagen, mein vorschlag, verbesserungsvorschlag, ihr solltet, sie
    sollten, konntet ihr, konnten sie nicht, macht doch, baut doch, bringt doch, denkt mal, fuhrt doch, warum nicht, anregung, tipp von mir, wie ware es,
    wie wars, mir fehlt, was fehlt, fehlt nur, bitte wieder, nachrusten, sollte es geben, konnte man, ce serait, serait bien, serait top, serait pratique,
    serait genial, serait utile, serait cool, il faudrait, faudrait, vous pourriez, pourriez-vous ajouter, pensez a, ajoutez, on aimerait, j'aimerais
    qu'on, j'aimerais pouvoir, suggerer, je suggere, une suggestion, proposition, il manque, ce qui manque, et si vous, a quand, dommage qu'il, dommage
    que, ne pourriez-vous, seria bueno, seria util, estaria genial, molaria, vendria bien, deberiais, podrian poner, poned, pongan, anadid, anadan,
    agreguen, sugiero, sugerir, propongo, propuesta, una idea, se agradeceria, echo en falta, echo de menos, faltaria, por que no, y si, me gustaria que,
    que tal si, hace falta, sarebbe comodo, sarebbe fantastico, sarebbe il caso, sarebbe meglio, potreste, mettete, aggiungete, fate, suggerisco,
    suggerire, proposta, perche non, mi piacerebbe, ci vorrebbe, servirebbe, manca solo, peccato che, basterebbe, non sarebbe male, che ne dite, seria
    legal, seria top, seria incrivel, ia ser, podiam por, poderiam, deveriam, coloquem, ponham, adicionem, sugiro, uma ideia, sinto falta, fica a dica,
    fica a sugestao, por que nao, porque nao, gostaria que, bem que, falta so, que tal, pensem em`),
  press_legal: listed(`
    journalist, reporter, press office, press inquiry, press enquiry, press contact, media inquiry, media enquiry, for comment, a comment on, your
    comment, statement, newsroom, interview request, lawyer, attorney, solicitor, legal action, legal team, legal department, sue, suing, gdpr, data
    protection, subject access, personal data, dsar, regulator, ombudsman, small claims, court, trading standards, consumer protection, watchdog, cease
    and desist, copyright, trademark, liability, investor relations, data breach, presse, pressestelle, anwalt, anwaltin, rechtsanwalt, dsgvo,
    verbraucherzentrale, gericht, abmahnung, frist bis, journaliste, avocat, rgpd, cnil, tribunal, mise en demeure, prensa, periodista, abogado, abogada,
    demanda, juzgado, consumo, imprensa, jornalista, advogado, advogada, procon, processo, lgpd, stampa, giornalista, avvocato, garante, diffida,
    tribunale, agcom, stellungnahme, redaktion, pressesprecher*, presseanfrage, interviewanfrage, journalist*, auskunft nach, art 15, personenbezogen*,
    datenschutz*, klage, verklag*, rechtlich*, rechtsschutz*, strafanzeige, anzeige erstatten, letzte frist, fristsetzung, schadenersatz,
    schlichtungsstelle, aufsichtsbehorde, ombudsstelle, mandant*, kanzlei, redaction, service de presse, service presse, interview, article sur, donnees
    personnelles, droit d'acces, plainte au, porter plainte, depose plainte, justice, poursuite*, mediateur, repression des fraudes, dgccrf, huissier,
    commissaire de justice, maitre, cabinet d'avocats, dommages et interets, contrefacon, redaccion, gabinete de prensa, redactor*, reportaje, entrevista,
    datos personales, proteccion de datos, tribunales, denuncia, denunciar*, demandar*, hoja de reclamaciones, ocu, facua, profeco, arbitraje, burofax,
    bufete, juicio, acciones legales, vias legales, inspeccion de, redazione, ufficio stampa, comunicato, intervista, dati personali, legale, vie legali,
    legali, denunci*, causa, querela, arbitr*, associazione dei consumatori, codacons, altroconsumo, studio legale, antitrust, messa in mora,
    risarcimento, ispettorato, redacao, assessoria de imprensa, reportagem, dados pessoais, justica, processar, acao judicial, livro de reclamacoes, deco,
    asae, anatel, reclame aqui, ministerio publico, medidas legais, indenizacao, indemnizacao, escritorio de advogados, fiscalizacao`),
  job: listed(`
    hiring, are you hiring, vacancy, vacancies, job opening, job openings, any jobs, a job at, work for you, work at your, working for you, apply for,
    applied for, my application, my cv, resume, internship, intern, career*, recruiter, recruiting, recruitment, hr department, human resources,
    apprenticeship, part time job, summer job, open position, position as, job interview, stelle, stellen, bewerbung, bewerben, bewerbe, praktikum,
    ausbildung, ausbildungsplatz, initiativbewerbung, candidature, stage, alternance, recrut*, embauch*, poste de, offre d'emploi, vacante, vacantes,
    empleo, curriculum, practicas, contratando, candidatura, vaga, vagas, estagio, emprego, lavorare con voi, lavoro da voi, posizioni aperte, assunzioni,
    tirocinio, assumete, initiativ bewerben, bewerbungsunterlagen, lebenslauf, aushilfe, aushilfen, minijob, werkstudent*, schulerpraktik*,
    stellenanzeige, stellenausschreibung, sucht ihr, stellt ihr ein, quereinsteiger*, ferienjob, nebenjob, offene stellen, arbeitszeugnis, als
    mitarbeiter*, vorstellungsgesprach, postuler, postule, candidature spontanee, lettre de motivation, cv, recrutez-vous, recrutement, job d'ete, job
    etudiant, apprentissage, stagiaire*, un stage, un emploi, cdi, cdd, entretien d'embauche, vous embauchez, curriculo, mi cv, dejar mi cv, oferta de
    trabajo, oferta de empleo, trabajar con vosotros, trabajar con ustedes, trabajar en, buscais gente, buscan personal, personal, bolsa de trabajo,
    entrevista de trabajo, becari*, plazas, contratais, puesto de, mandare il cv, il mio cv, curriculum vitae, candidarmi, lavorare da voi, cercate
    personale, personale, stagist*, apprendist*, colloquio, posto di, annuncio di lavoro, bando, meu curriculo, enviar curriculo, trabalhar com voces,
    trabalhar ai, vaga de, vagas para, oferta de emprego, trabalhe conosco, jovem aprendiz, estagiari*, entrevista de emprego, recrutam, recrutamento,
    candidatar, candidatei`),
  competitor: listed(`
    better than, cheaper than, worse than, compared to, compared with, comparison, unlike, than yours, than you, competitor*, versus, vs, alternative to,
    instead of you, instead of yours, switched from, coming from, moved from, your rivals, other brands, besser als, gunstiger als, im vergleich,
    konkurrenz, mieux que, moins cher que, par rapport a, concurren*, mejor que, mas barato que, competencia, comparado con, melhor que, mais barato que,
    concorren*, comparado, meglio di, meno caro, concorrenza, rispetto a, bei der konkurrenz, besser als bei, billiger als, gunstiger bei, andere
    anbieter, anderen anbieter, mitbewerber*, im gegensatz zu, verglichen mit, wahrend bei, die konkurrenz, dort kostet, dagegen, chez la concurrence, la
    concurrence, contrairement a, a cote de, comparaison, compare a, moins cher chez, mieux chez, chez eux, le meme chez, l'autre enseigne, que en, mas
    barato en, a diferencia de, comparar, comparacion, en cambio en, la competencia, le da mil vueltas, al menos en, mejor en, mas baratos que, comparais,
    da loro, la concorrenza, a differenza di, in confronto, confronto, costa meno da, costa la meta, meglio da, piu conveniente, invece da, da quelli di,
    mais barato na, mais barato no, ao contrario, comparacao, em comparacao, na concorrencia, a concorrencia, concorrente, melhor na, melhor no, enquanto
    na, da de dez, la e`),
}
