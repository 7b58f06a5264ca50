import { listed } from './listed.ts'

interface Sign {
  because: string
  points: number
  /** Only of one who wants something of us: news and small talk name days, too. */
  ofWishes?: true
  phrases: readonly string[]
}

/** What makes a message urgent, and how much. The points add up; each sign counts once. */
export const URGENT: readonly Sign[] = [
  {
    because: 'someone may get hurt',
    points: 6,
    phrases: listed(`
    dangerous, unsafe, on fire, caught fire, smoke, burn*, electric shock, injur*, hospital, allerg*, poison*, gefahrlich, brand, rauch,
    verletzt, dangereux, incendie, peligro*, incendio, pericolo*, perigos*, sparks, sparking, gas leak, smell of gas, smells of gas, smelling
    gas, overheat*, exploded, choking, carbon monoxide, recall*, brakes failed, brakes fail, no brakes, emergency room, ambulance, bleeding,
    verbrannt, stromschlag, gasgeruch, funken, brulure*, brule, etincelles, odeur de gaz, fumee, quemad*, humo, chispas, olor a gas, fumo,
    queimad*, faiscas, cheiro a gas, cheiro de gas, scintille, odore di gas, ustion*, bruciat*`),
  },
  {
    because: 'someone depends on it',
    points: 4,
    phrases: listed(`
    my baby, newborn, my child, my kid, toddler, disabled, wheelchair, elderly, my grandmother, my grandma, my mum is, pregnant, patient*, insulin,
    medication, medicine, oxygen, dialysis, inhaler, epilep*, asthma, no heating, without heating, without power, without water, stranded, stuck at,
    alone at night, suicid*, baby, rollstuhl, medikament*, sauerstoff, ohne heizung, ohne strom, schwanger, gestrandet, mein kind, nourrisson, bebe,
    fauteuil roulant, medicament*, sans chauffage, sans electricite, enceinte, silla de ruedas, embarazada, medicamento*, sin luz, sin calefaccion,
    mi hijo, mi hija, cadeira de rodas, gravida, remedio*, sem luz, sem aquecimento, meu filho, minha filha, sedia a rotelle, incinta, farmac*,
    senza riscaldamento, senza luce, mio figlio, mia figlia, anzian*, idos*, ancian*`),
  },
  {
    because: 'money is at stake',
    points: 3,
    phrases: listed(`
    charged twice, double charged, overcharged, fraud, stolen, hacked, refund, rent is due, my money, unauthorized, unauthorised, doppelt
    abgebucht, betrug, fraude, vole, robado, estafa, truffa, emptied, drained, payments i did not, payments i didn't, transaction i did not,
    transactions i didn't, account is empty, charged again, without my consent, someone is using, overdrawn, wages, salary, not my transaction,
    abgeraumt, konto leer, kontozugriff, debite deux fois, preleve deux fois, pirate, cobrado dos veces, cobro duplicado, hackead*, cobrado duas
    vezes, clonad*, golpe, addebit* due volte, clonata, rubat*`),
  },
  {
    because: 'something is down',
    points: 3,
    phrases: listed(`
    is down, outage, down for everyone, 0 error, error 0, bad gateway, can't log in, cannot log in, can't access, locked out, payment failed, not working for anyone,
    storung, ausfall, en panne, caido, offline for, whole team, all our, production is, production down, our shop is, every customer, nothing works,
    unreachable, data is gone, lost all, wiped, locked me out, ausgesperrt, steht still, alle kunden, bloque*, plus acces, sin
    servicio, no puedo entrar, fora do ar, sem acesso, travad*, bloccat*, non riesco ad accedere, giu da`),
  },
  {
    because: 'there is a deadline',
    points: 2,
    ofWishes: true,
    phrases: listed(`
    today, tonight, asap, urgent*, immediately, right now, by tomorrow, before tomorrow, deadline, emergency, dringend, sofort, heute noch,
    aujourd'hui, urgente, hoy mismo, oggi, hoje, this morning, this afternoon, this evening, within the hour, in an hour, in two hours, in 0 hours, in 0
    minutes, tomorrow morning, tomorrow, by noon, by friday, by monday, end of day, eod, last chance, before midnight, boarding, gate closes, flight
    leaves, heute abend, bis morgen, morgen fruh, in einer stunde, ce soir, demain, dans une heure, d'ici, manana, esta noche, en una hora, amanha,
    hoje mesmo, em uma hora, domani, stasera, entro oggi, tra un'ora`),
  },
  {
    because: 'the law or the press is named',
    points: 3,
    phrases: listed(`
    lawyer, attorney, sue you, legal action, court, journalist, reporter, consumer protection, ombudsman, data breach, gdpr, anwalt,
    verbraucherzentrale, avocat, abogado, avvocato, advogado`),
  },
  {
    because: 'asked before',
    points: 2,
    phrases: listed(`
    third time, second time, again and again, still waiting, no response, no reply, for weeks, asked twice, immer noch, toujours pas, todavia no`),
  },
]
