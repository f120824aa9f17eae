import { baseLanguage, stem } from '../stem';

// Words that people in offices use for one another: what is asked with one is often answered with the other. Written for this project from
// the vocabulary of staff handbooks, runbooks, policies and trackers; no data set was used. A line is a group.
const ENGLISH = `
leave vacation holiday pto absence
pay salary wage compensation remuneration paycheck payroll
bonus premium incentive
employee staff worker personnel colleague
manager supervisor boss lead
customer client user consumer
company organization organisation firm business employer
buy purchase acquire order procure
sell sale
price cost fee charge rate
bill invoice
refund reimburse reimbursement repay repayment
expense spending expenditure
contract agreement
terminate end cancel cancellation expire quit resign
begin start commence launch
stop halt cease discontinue shutdown
restart reboot relaunch
delete remove erase purge wipe deletion removal
create make build produce generate
add insert append include
change modify edit update alter amend adjust
fix repair resolve solve resolution solution remedy
workaround mitigation bypass
error failure fault bug defect problem issue
fail break crash malfunction
outage downtime incident disruption
slow sluggish latency delay
fast quick rapid speed
install setup deploy deployment installation
uninstall remove
configure configuration setting setup
upgrade update migrate migration
rollback revert undo downgrade
login signin logon authenticate authentication credentials
logout signout logoff
password passphrase credential
account profile
permission access right privilege authorization authorisation
allow permit enable let
forbid prohibit ban disallow forbidden prohibited
disable deactivate off
enable activate on
require need must necessary mandatory required requirement
optional voluntary
send transmit forward submit
receive get obtain collect gather
share disclose transfer provide
give provide supply grant offer
keep retain store save retention hold
storage disk drive
backup snapshot copy
restore recover recovery
encrypt encryption encrypted cipher
secure security safe protect protection
data information details
email mail e-mail
phone telephone mobile call
laptop computer notebook machine device
monitor screen display
server host machine node
folder directory
file document
link url address
website site webpage
app application program software tool
database db
cluster nodes
container pod
log logs logging
alert alarm notification warning
monitoring observability
request ask query
reply answer respond response
approve approval authorize sign-off consent
reject deny decline refuse
review check inspect verify examine
test testing qa trial
release version build
schedule plan calendar timetable
deadline due
meeting call appointment
contact reach
report notify inform tell
responsible owner owns accountable charge
assign assignee assigned
team group department unit
role position job title
hire recruit onboard onboarding
train training course
train education
office workplace
home remote
travel trip journey
hotel accommodation lodging
car vehicle
room desk
visitor guest
doctor physician medical
sick illness ill
child kid children parental maternity paternity
third-party vendor supplier partner
law legal regulation
rule policy guideline
limit maximum cap quota
minimum least
increase rise grow growth
decrease reduce drop decline reduction
big large huge
small little
old age
located location situated
country nation state
name called named known
author writer wrote written
found founded established founder
born birth
died death killed
win won victory winner
war battle conflict
capital
population inhabitants people
area region
cause reason why because
effect impact consequence result affect
purpose goal aim objective intended
benefit advantage
drawback disadvantage downside
difference differ unlike
example instance
important significant key
type kind category sort
method approach technique way
model algorithm
dataset corpus data
experiment evaluation evaluate
baseline compare comparison
improve improvement better outperform
accuracy performance score
treat treatment therapy
disease illness infection
symptom sign
drug medicine medication
patient
`;
const GERMAN = `
urlaub ferien abwesenheit
gehalt lohn vergütung bezahlung
mitarbeiter angestellte beschäftigte personal
chef vorgesetzte leiter führungskraft
kunde kunden klient
firma unternehmen betrieb arbeitgeber
kündigen kündigung beenden
löschen entfernen
fehler problem störung ausfall
lösen beheben lösung behebung
neustart neustarten
anmelden anmeldung login
passwort kennwort
erlaubt zulässig gestattet
verboten untersagt
rechner computer laptop notebook gerät
ordner verzeichnis
datei dokument
frist termin stichtag
zuständig verantwortlich
kosten preis gebühr
speichern aufbewahren sichern
daten informationen angaben
`;
const FRENCH = `
congé congés vacances absence
salaire paie rémunération
employé salarié collaborateur
entreprise société employeur
supprimer effacer
erreur problème panne incident
résoudre corriger réparer
redémarrer relancer
connexion identifiant
fichier document
dossier répertoire
délai échéance
responsable chargé
coût prix frais
données informations
`;
const SPANISH = `
vacaciones permiso ausencia
salario sueldo pago
empleado trabajador
empresa compañía
eliminar borrar
error problema fallo incidente
resolver solucionar arreglar
reiniciar
contraseña clave
archivo fichero documento
carpeta directorio
plazo fecha
responsable encargado
coste costo precio
datos información
`;
const GROUPS: Readonly<Record<string, string>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, es: SPANISH };

const known = new Map<string, ReadonlyMap<string, readonly string[]>>();

const relatedIn = (lang: string): ReadonlyMap<string, readonly string[]> => {
  const language = baseLanguage(lang);
  const found = known.get(language);
  if (found) return found;
  const related = new Map<string, string[]>();
  for (const line of (GROUPS[language] ?? '').trim().split('\n')) {
    const stems = [...new Set(line.split(' ').map((word) => stem(word, language)))];
    for (const each of stems) related.set(each, [...(related.get(each) ?? []), ...stems.filter((other) => other !== each)]);
  }
  known.set(language, related);
  return related;
};

/** Stems that say much the same as a word; empty for most words. */
export const relatedStems = (word: string, lang: string): readonly string[] => relatedIn(lang).get(stem(word, lang)) ?? [];
