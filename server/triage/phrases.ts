import type { Intent } from './understand.ts'
import { anyOf, type Phrases } from './words.ts'

/** What people say, by intent, in English, German, French, Spanish, Italian and Portuguese; written simple: lower case, no accents. */
export const PHRASES: Record<Exclude<Intent, 'other'>, Phrases> = {
  goodbye: anyOf(`
    cancel my subscription, cancel my account, cancel the subscription, cancel my plan, cancel my contract, want to cancel, wanna cancel, end my
    subscription, close my account, close the account, delete the account, remove my account, terminate my, unsubscribe, delete my account, how
    do i cancel, unsubscribe me, switching to, leaving you, i am leaving for, done with you, never again, kundig*, abo beenden, konto loschen,
    vertrag beenden, resilier, resiliation, annuler mon abonnement, fermer mon compte, darme de baja, cancelar mi, cancelar minha, encerrar
    minha conta, disdire, annullare il mio abbonamento`),
  noise: anyOf(`
    click my profile, click the link in my bio, free followers, followers cheap, win an iphone, earn money, make money fast, work from home and,
    dm me for promo, crypto giveaway, onlyfans, casino, forex signals, investment opportunity, whatsapp me on`),
  complaint: anyOf(`
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
  buying_signal: anyOf(`
    where can i buy, where to buy, where can i get, where do i get, how much is, how much does, how much for, what does it cost, do you ship to,
    looking to buy, thinking of buying, thinking of switching, want to buy, want to order, need to order, want to purchase, like to order, like
    to buy, going to buy, gonna buy, gonna get, will buy, i'll buy, i'm buying, planning to buy, place an order, make a purchase, make a
    preorder, want one, want this, want the new, need the new, need this, pre order*, preorder*, ready to order, would like an offer, an offer
    for, get a quote, a quote for, price list, pricing, business plan*, bulk order, volume discount, free trial, a demo of, recommend a, any
    recommendations for, discount code*, in stock, take my money, shut up and take, wo kann ich, was kostet, wie viel kostet, angebot fur,
    mochte bestellen, interesse an, ou acheter, combien coute, un devis, je voudrais commander, donde puedo comprar, cuanto cuesta, me interesa
    comprar, quiero comprar, presupuesto, dove posso comprare, quanto costa, onde posso comprar, quanto custa`),
  question: anyOf(`
    how do i, how can i, how to, can you, could you, do you, does the, does it, is there, are there, is it possible, what is, what's the, when
    will, when is, which one, who do i, why does, any idea, anyone know, does anyone, want to know, like to know, need to know, tell me, show
    me, let me know, please advise, help me, i need help, need help, need assistance, need support, assistance, help with, help to, i need to, i
    have to, i want to, i would like to, i'd like to, i wanna, i got to, asking, wie kann ich, gibt es, konnt ihr, konnen sie, wann, frage zu*,
    comment, est-ce que, pouvez-vous, quand, como puedo, pueden, cuando, hacen, come posso, quando, posso, voces`),
  praise: anyOf(`
    thank you, thanks, thx, great, awesome, amazing, love it, love the, love your, best, perfect, excellent, well done, kudos, shout out,
    shoutout, brilliant, made my day, impressed, recommend*, danke, grossartig, großartig*, super, toll, spitze, begeistert, merci, genial,
    parfait, bravo, gracias, encantad*, excelente, grazie, ottimo, obrigad*, otimo`),
}
