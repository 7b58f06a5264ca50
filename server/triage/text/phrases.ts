import { listed } from './listed.ts'

/** What people say, by intent, in English, German, French, Spanish, Italian and Portuguese; written simple: lower case, no accents. */
export const PHRASES: Readonly<Record<string, readonly string[]>> = {
  goodbye: listed(`
    cancel my subscription, cancel my account, cancel the subscription, cancel my plan, cancel my contract, want to cancel, wanna cancel, end my
    subscription, close my account, close the account, delete the account, remove my account, terminate my, unsubscribe, delete my account, how
    do i cancel, unsubscribe me, switching to, leaving you, i am leaving for, done with you, never again, kundig*, abo beenden, konto loschen,
    vertrag beenden, resilier, resiliation, annuler mon abonnement, fermer mon compte, darme de baja, cancelar mi, cancelar minha, encerrar
    minha conta, disdire, annullare il mio abbonamento`),
  spam: listed(`
    check out my, check my, follow back, follow me, follow for follow, f4f, collab, promo, promote your, promotion for, grow your, boost your, more
    followers, followers, backlinks, seo, rank on, first page of google, click here, click this, limited offer, guaranteed, risk free, invest, bitcoin,
    crypto, btc, forex, trading signals, airdrop, giveaway, winner, congratulations, you have won, prize, claim your, gift card, loan, loans, per
    week from home, passive income, hot singles, adult, telegram group, whatsapp, web design, app development, outsourc*, cheap, discount code inside,
    gewinnspiel, gewonnen, kredit, reich werden, gagnez, abonnes, gagner de l'argent, gana dinero, seguidores, prestamo*, ganhe, seguidores, renda
    extra, emprestimo*, guadagna, prestit*, vinci,
    click my profile, click the link in my bio, free followers, followers cheap, win an iphone, earn money, make money fast, work from home and,
    dm me for promo, crypto giveaway, onlyfans, casino, forex signals, investment opportunity, whatsapp me on`),
  complaint: listed(`
    not working, problem with, problems with, issue with, issues with, trouble with, a problem, some problems, a complaint, a claim, a
    reclamation, doesn't work, does not work, won't work, stopped working, broken, broke, crash*, error, defect*, damaged, leak*, refund, money
    back, charged twice, double charged, overcharged, still waiting, still no, still not, never arrived, not arrived, hasn't arrived, not
    received, where is my, where's my, delayed, late again, complain*, worst, terrible, horrible, awful, unacceptable, ridiculous, disappoint*,
    rip off, ripoff, scam, rude, no response, no reply, ignored, is down, outage, payment failed, on hold, wrong item, wrong order, missing,
    lost my, why is it so hard, kaputt, defekt, beschadigt, funktioniert nicht, geht nicht, startet nicht, immer noch nicht, nicht angekommen,
    doppelt, falsch*, frechheit, enttausch*, beschwer*, ne marche pas, ne fonctionne pas, en panne, casse, pas arrive*, n'est toujours pas,
    toujours pas recu, rembours*, inadmissible, decu*, bruit bizarre, plainte, no funciona, roto, rota, no ha llegado, no llega, faltaba,
    incompleto, reembolso, devolucion, queja, pesimo, verguenza, non funziona, rotto, rimborso, non e arrivato, nao funciona, quebrado,
    reembolso, nao chegou, pessimo`),
  buying_signal: listed(`
    where can i buy, where to buy, where can i get, where do i get, how much is, how much does, how much for, what does it cost, do you ship to,
    looking to buy, thinking of buying, thinking of switching, want to buy, want to order, need to order, want to purchase, like to order, like
    to buy, going to buy, gonna buy, gonna get, will buy, i'll buy, i'm buying, planning to buy, place an order, make a purchase, make a
    preorder, want one, want this, want the new, need the new, need this, pre order*, preorder*, ready to order, would like an offer, an offer
    for, get a quote, a quote for, price list, pricing, business plan*, bulk order, volume discount, free trial, a demo of, recommend a, any
    recommendations for, discount code*, in stock, take my money, shut up and take, wo kann ich, was kostet, wie viel kostet, angebot fur,
    mochte bestellen, interesse an, ou acheter, combien coute, un devis, je voudrais commander, donde puedo comprar, cuanto cuesta, me interesa
    comprar, quiero comprar, presupuesto, dove posso comprare, quanto costa, onde posso comprar, quanto custa`),
  question: listed(`
    how do i, how can i, how to, can you, could you, do you, does the, does it, is there, are there, is it possible, what is, what's the, when
    will, when is, which one, who do i, why does, any idea, anyone know, does anyone, want to know, like to know, need to know, tell me, show
    me, let me know, please advise, help me, i need help, need help, need assistance, need support, assistance, help with, help to, i need to, i
    have to, i want to, i would like to, i'd like to, i wanna, i got to, asking, wie kann ich, gibt es, konnt ihr, konnen sie, wann, frage zu*,
    comment, est-ce que, pouvez-vous, quand, como puedo, pueden, cuando, hacen, come posso, quando, posso, voces`),
  praise: listed(`
    thank you, thanks, thx, great, awesome, amazing, love it, love the, love your, best, perfect, excellent, well done, kudos, shout out,
    shoutout, brilliant, made my day, impressed, recommend*, danke, grossartig, großartig*, super, toll, spitze, begeistert, merci, genial,
    parfait, bravo, gracias, encantad*, excelente, grazie, ottimo, obrigad*, otimo`),
  suggestion: listed(`
    would be great if, would be nice, would be good if, would be cool, would love to see, would love if, would love an option, you should, you guys
    should, please add, please bring back, please consider, it would help, feature request, suggestion, a suggestion, idea for you, an idea, wish
    you, wish there was, wish it had, i wish, any plans to, plans for, could you add, can you add, consider adding, consider offering, why not
    offer, have you thought, have you considered, needs a, needs an option, how about adding, if only, please make, bring back, ware toll wenn,
    ware schon wenn, ware super wenn, vorschlag, wunsche mir, konntet ihr nicht, bitte bringt, idee, ce serait bien, ce serait top, suggestion,
    pourquoi ne pas, vous devriez, une idee, seria genial, estaria bien, estaria bueno, sugerencia, deberian, podrian agregar, podriais, ojala,
    sarebbe bello, sarebbe utile, dovreste, suggerimento, un'idea, seria bom, seria otimo, sugestao, deviam, voces deveriam, podiam, podiam ter`),
  press_legal: listed(`
    journalist, reporter, press office, press inquiry, press enquiry, press contact, media inquiry, media enquiry, for comment, a comment on, your
    comment, statement, newsroom, interview request, lawyer, attorney, solicitor, legal action, legal team, legal department, sue, suing, gdpr,
    data protection, subject access, personal data, dsar, regulator, ombudsman, small claims, court, trading standards, consumer protection,
    watchdog, cease and desist, copyright, trademark, liability, investor relations, data breach, presse, pressestelle, anwalt, anwaltin,
    rechtsanwalt, dsgvo, verbraucherzentrale, gericht, abmahnung, frist bis, journaliste, avocat, rgpd, cnil, tribunal, mise en demeure, prensa,
    periodista, abogado, abogada, demanda, juzgado, consumo, imprensa, jornalista, advogado, advogada, procon, processo, lgpd, stampa, giornalista,
    avvocato, garante, diffida, tribunale, agcom`),
  job: listed(`
    hiring, are you hiring, vacancy, vacancies, job opening, job openings, any jobs, a job at, work for you, work at your, working for you, apply
    for, applied for, my application, my cv, resume, internship, intern, career*, recruiter, recruiting, recruitment, hr department, human
    resources, apprenticeship, part time job, summer job, open position, position as, job interview, stelle, stellen, bewerbung, bewerben,
    bewerbe, praktikum, ausbildung, ausbildungsplatz, initiativbewerbung, candidature, stage, alternance, recrut*, embauch*, poste de, offre
    d'emploi, vacante, vacantes, empleo, curriculum, practicas, contratando, candidatura, vaga, vagas, estagio, emprego, lavorare con voi, lavoro
    da voi, posizioni aperte, assunzioni, tirocinio, assumete`),
  competitor: listed(`
    better than, cheaper than, worse than, compared to, compared with, comparison, unlike, than yours, than you, competitor*, versus, vs, alternative
    to, instead of you, instead of yours, switched from, coming from, moved from, your rivals, other brands, besser als, gunstiger als, im
    vergleich, konkurrenz, mieux que, moins cher que, par rapport a, concurren*, mejor que, mas barato que, competencia, comparado con, melhor que,
    mais barato que, concorren*, comparado, meglio di, meno caro, concorrenza, rispetto a`),
}
