import { baseLanguage } from './stem';

// Words that say the same in any question about a page, one group a line. Not the list of synonyms.ts, which finds places that may answer:
// whoever is given the answer to another question has been misled, so a word that has a second meaning of its own stays out.
const GROUPS: Readonly<Record<string, string>> = {
  en: `
begin start commence
buy purchase
big large
largest biggest
small little
smallest littlest
quick fast
quickly fast
quickest fastest
photo picture image
car automobile
film movie
phone telephone
doc document
docs documents documentation
config configuration
info information
app application
repo repository
db database
env environment
auth authentication
admin administrator
admins administrators
max maximum
min minimum
use utilize
used utilized
help assist
need require
needed required necessary
show display
choose select pick
happen occur
happened occurred
reply respond
author writer
kind type sort
kinds types sorts
bug defect
obtain get receive
got obtained received
allowed permitted
allow permit
fix repair
cancel annul
tv television
about regarding concerning
approximately roughly
also too
called named
whole entire
finish complete
finished completed
reason cause
difference distinction
maybe perhaps
near nearby
people persons
book reserve
booked reserved
booking reservation
parcel package
parcels packages
delivery shipping
deliver ship
truck lorry
holiday vacation
holidays vacations
rubbish trash garbage
elevator lift
apartment flat
apartments flats
postcode zipcode
fee charge
fees charges
bill invoice
bills invoices
refund reimbursement
child kid
children kids
doctor physician
doctors physicians
store shop
stores shops
timetable schedule
mandatory compulsory obligatory
broken faulty defective
find locate
erase delete
erased deleted
change modify alter amend
changed modified altered amended
changing modifying altering amending
change update
change switch
changed updated
restart reboot
restarted rebooted
restarting rebooting
dispute challenge contest
submit file lodge
submitted filed lodged
submitting filing lodging
increase raise
increased raised
increasing raising
reduce decrease lower
reduced decreased lowered
reducing decreasing lowering
explain clarify
aim goal objective
advantage benefit
advantages benefits
disadvantage drawback downside
disadvantages drawbacks downsides
result outcome
results outcomes
way method
ways methods
annual yearly
annually yearly
company firm
companies firms
illness sickness
medicine medication
medicines medications
info details
enable activate
enabled activated
enabling activating
disable deactivate
disabled deactivated
disabling deactivating
situated located
construct build
constructed built
created made
main primary principal
wait waiting
quote quotation
quotes quotations
salary wage
salaries wages
mute silence
verify validate
verified validated
directory folder
directories folders
manager boss
`,
  de: `
beginnen anfangen
beginnt startet
kaufen erwerben
auto wagen
handy mobiltelefon
telefonnummer rufnummer
passwort kennwort
foto bild
benötigen brauchen
benötige brauche
benötigt braucht
auswählen wählen
app anwendung
doku dokumentation
info information
infos informationen
admin administrator
e-mail mail email
`,
  fr: `
commencer débuter
commence débute
acheter acquérir
voiture automobile
photo image
choisir sélectionner
supprimer effacer
appli application
doc documentation
info information
infos informations
admin administrateur
mail e-mail courriel email
`,
  es: `
empezar comenzar iniciar
empieza comienza
comprar adquirir
coche auto carro
foto imagen
película film
usar utilizar emplear
elegir seleccionar escoger
borrar eliminar suprimir
app aplicación
doc documentación
info información
admin administrador
correo email e-mail
`,
};

const groupsByWord = new Map<string, ReadonlyMap<string, ReadonlySet<number>>>();

const groupsOf = (lang: string): ReadonlyMap<string, ReadonlySet<number>> => {
  const known = groupsByWord.get(lang);
  if (known) return known;
  const groups = new Map<string, Set<number>>();
  (GROUPS[lang] ?? '')
    .trim()
    .split('\n')
    .forEach((line, at) => {
      for (const word of line.split(' ')) groups.set(word, (groups.get(word) ?? new Set()).add(at));
    });
  groupsByWord.set(lang, groups);
  return groups;
};

/** Whether two words, lower case, say the same in any question. */
export const sameMeaning = (one: string, other: string, lang: string): boolean => {
  const groups = groupsOf(baseLanguage(lang));
  const others = groups.get(other);
  return others !== undefined && [...(groups.get(one) ?? [])].some((at) => others.has(at));
};
