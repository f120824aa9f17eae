import { baseLanguage, stem } from '@/lib/core/stem';
import { relatedTerms } from '@/lib/core/synonyms';

// Words that people in offices use for one another, for the languages that synonyms.ts has none of. Written for this project from the
// vocabulary of staff handbooks, runbooks, policies and trackers; no data set was used. A line is a group.
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
const GROUPS: Readonly<Record<string, string>> = { de: GERMAN, fr: FRENCH, es: SPANISH };

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
export const relatedStems = (word: string, lang: string): readonly string[] =>
  baseLanguage(lang) === 'en' ? relatedTerms(stem(word, lang)) : (relatedIn(lang).get(stem(word, lang)) ?? []);
