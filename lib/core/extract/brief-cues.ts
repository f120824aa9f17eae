// What tells the parts of a ticket apart, in the four languages that are read best.

/** Labels of fields that say where the problem is. */
export const ENVIRONMENT_LABEL =
  /^(?:(?:affects? |affected |product |software |app |os |client |server |firmware |driver |browser )?versions?(?:\/s)?|environment|platform|os|operating system|product|component(?:s|\/s)?|module|subsystem|hardware|device|model|browser|build|release|region|site|location|service|business service|configuration item|ci|host(?:name)?|server|cluster|tenant|category|umgebung|plattform|betriebssystem|produkt|komponente|gerät|dienst|standort|environnement|plate-?forme|produit|composant|appareil|service|entorno|plataforma|producto|componente|dispositivo|servicio)s?$/i;
export const PROBLEM_LABEL =
  /^(?:summary|subject|title|short description|description|problem|problem description|issue|symptoms?|error(?: message)?|steps to reproduce|actual (?:result|behaviou?r)|expected (?:result|behaviou?r)|impact|zusammenfassung|betreff|beschreibung|problem|fehlermeldung|résumé|objet|description|problème|resumen|asunto|descripción|problema)$/i;
/** A field that says what a heading says. */
export const TITLE_LABEL =
  /^(?:summary|subject|title|short description|zusammenfassung|betreff|titel|résumé|objet|titre|resumen|asunto|título)\s*:/i;
/** Who opened a ticket and when, which trackers print above what was said. */
export const BYLINE =
  /^(?:(?:opened|reported|created|filed|submitted|logged|raised|added|posted|asked) by|(?:gemeldet|erstellt|eröffnet|verfasst) von|(?:signalé|créé|ouvert|publié) par|(?:abierto|creado|reportado|informado) por)\s+\p{Lu}/iu;
export const STATE_LABEL = /^(?:status|state|resolution|stage|zustand|lösung|statut|état|résolution|estado|resolución)$/i;
export const OWNER_LABEL =
  /^(?:assignee|assigned to|owner|assigned|agent|responsible|bearbeiter|zuständig|zugewiesen an|assigné à|responsable|asignado a)$/i;
export const DUE_LABEL =
  /^(?:due(?: date)?|due by|deadline|target(?: date)?|resolution due|sla|sla due|milestone|target version|fix versions?|fällig(?: am)?|frist|échéance|date limite|fecha límite|vencimiento)$/i;
export const PRIORITY_LABEL = /^(?:priority|severity|urgency|impact|priorität|dringlichkeit|priorité|gravité|prioridad|urgencia)$/i;

export const PROBLEM =
  /\b(?:error|fail(?:s|ed|ing|ure)?|crash(?:es|ed|ing)?|hang(?:s|ing)?|hung|freez(?:es|ing)|frozen|broken|breaks?|wrong|incorrect|does(?:n['’]t| not) (?:work|start|load|open|respond|show|appear)|do(?:n['’]t| not) (?:work|see|receive|get)|can(?:no|['’]?)t|unable|unexpected(?:ly)?|regression|time[sd]? ?out|outage|(?:is|are|went|goes) down|lost|missing|slow|stuck|denied|rejected|refused|problem|bug|issue|exception|fehler|funktioniert nicht|geht nicht|kann nicht|können nicht|stürzt|langsam|erreur|ne (?:fonctionne|marche|démarre) (?:pas|plus)|impossible|panne|bloqué|fallo|no funciona|no puedo|no se puede|lento)\b|\b[45]\d\d\b/i;
export const TRIED =
  /\b(?:(?:i|we|they|he|she)(?:['’]ve| have| has|['’]d| had)?(?: also| already| just| now| then)* (?:tried|restarted|rebooted|reinstalled|re-?installed|cleared|checked|verified|tested|reset|upgraded|updated|downgraded|disabled|enabled|rolled back|reverted|replaced|removed|changed|switched|increased|ran|re-?ran|rebuilt|confirmed|looked at|investigated|attempted|re-?created|swapped)|tried|attempted|went through|did the trick|restarting|rebooting|reinstalling|(?:did|does)(?:n['’]t| not) (?:help|change|fix|make a difference)|no (?:luck|change|difference)|without (?:success|luck)|same (?:result|error|problem)|still (?:fails?|failing|crash\w*|happens?|broken|seeing|the same|not working)|works? (?:if|when|fine|after)|workaround|as a test|reproduced|could not reproduce|can(?:no|['’])t reproduce|(?:habe|haben|wurde|wurden) .*(?:versucht|getestet|geprüft|neu gestartet|neu installiert|gelöscht|zurückgesetzt)|ohne erfolg|hat nicht geholfen|(?:ai|avons|a) (?:essayé|testé|redémarré|vérifié|réinstallé)|sans succès|(?:he|hemos|ha) (?:probado|intentado|reiniciado|verificado|reinstalado)|sin éxito)\b/i;
export const ASKED =
  /[?？]["'”’)]*$|\b(?:please|pls|can (?:you|someone|somebody|anyone|we)|could (?:you|someone|somebody|anyone|we)|would you|let (?:me|us) know|need(?:s)? (?:you|someone) to|i(?:['’]d| would) (?:like|need)|requesting|bitte|könn(?:en|ten) sie|kannst du|könntest du|s['’]il (?:vous|te) pla[iî]t|merci de|pouvez-vous|pourriez-vous|por favor|puedes|pueden|podrían?|se ruega)\b/i;
export const NEXT =
  /\b(?:(?:i|we|he|she|they|team)(?:['’]ll| will| shall|['’]m going to|['’]re going to| am going to| are going to| plan to| intend to)|will (?:be )?(?:deploy|ship|release|fix|look|check|update|send|call|follow|try|test|roll|add|merge|replace|contact|investigate|do|get|provide|schedule|restart|\w+ed)\w*|going to|next steps?|to ?do|action items?|planned|scheduled|waiting (?:for|on)|awaiting|pending|blocked (?:by|on|until)|eta|by (?:monday|tuesday|wednesday|thursday|friday|tomorrow|tonight|end of (?:day|week)|eod|eow)|tomorrow|until then|once .* (?:we|i)\b|follow[- ]?up|(?:werde|werden|wird) .*(?:prüfen|ausrollen|beheben|testen|melden|schicken)|nächste schritte?|geplant|wartet auf|warten auf|demain|prochaine étape|en attente|(?:vais|allons|va) \w+(?:er|ir|re)\b|próximo paso|a la espera|(?:voy|vamos|va) a \w+|mañana)\b/i;
export const DONE =
  /\b(?:fixed|resolved|solved|closed|deployed|released|merged|rolled out|done|completed|behoben|gelöst|erledigt|ausgerollt|résolu|corrigé|terminé|resuelto|solucionado|cerrado)\b/i;

/** Software, systems and versions named in a sentence. */
export const ENVIRONMENT =
  /\b(?:windows (?:\d+|server|xp|vista)|macos|mac os x?|os x|linux|ubuntu|debian|fedora|centos|red ?hat|rhel|suse|android(?: \d+)?|ios \d+|iphone|ipad|chrome(?: \d+)?|firefox(?: \d+)?|safari(?: \d+)?|edge \d+|internet explorer|java \d+|jdk|node(?:\.js)? v?\d+|python \d|php \d|kubernetes|docker|postgres(?:ql)?|mysql|oracle|sql server|build \d+|(?:version|release|firmware|v)\s?\d+(?:\.\d+)+|\d+\.\d+\.\d+(?:[.-]\w+)?|production|staging|prod|preprod|uat)\b/i;
export const VERSION =
  /\b(?:version|release|build|firmware|v)\s?:?\s?v?\d+(?:\.\d+)*\b|\b\d+\.\d+(?:\.\d+)+\b|\b(?:windows|android|ios|macos|ubuntu|debian|chrome|firefox|safari|edge|java|python|php)\s\d+/i;
export const REPRODUCE =
  /\b(?:steps? to reproduce|to reproduce|reproduc(?:e|tion)|repro steps|reproducible|schritte zur reproduktion|reproduzier|étapes pour reproduire|reproduire|pasos para reproducir|reproducir)\b/i;
export const EXPECTED =
  /\b(?:expected|expect(?:s|ing)?|should (?:be|have|see|show|return|work|open|get)|supposed to|erwartet|sollte|attendu|devrait|esperado|debería)\b/i;
export const LOGS =
  /\b(?:logs?|stack ?trace|traceback|exception|screenshot|attachment|attached|dump|trace|console output|error message|protokoll|anhang|bildschirmfoto|journal|capture d['’]écran|pièce jointe|registro|captura|adjunto)\b|^\s*at [\w.$]+\(|\b(?:ERROR|WARN|FATAL)\b/;
export const IMPACT =
  /\b(?:all users|users?|customers?|clients?|everyone|everybody|nobody|company-wide|production|outage|impact|affect(?:s|ed|ing)?|blocks?|blocking|blocked|priority|severity|\d+ (?:people|users|customers|stores|sites)|alle|kunden|nutzer|betroffen|utilisateurs?|clients?|usuarios?|clientes?)\b/i;
export const BY_WHEN =
  /\b(?:due|deadline|by (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today|tonight|noon|end of|eod|eow|\d)|before (?:monday|tuesday|wednesday|thursday|friday|the \w+ release|\d)|eta|until \w+day|bis (?:zum|montag|dienstag|mittwoch|donnerstag|freitag|morgen|\d)|avant (?:le|lundi|mardi|mercredi|jeudi|vendredi)|antes de(?:l)?|milestone|target (?:date|version|release))\b/i;
export const TYPE_LABEL = /^(?:type|issue type|ticket type|tracker|kind|typ|art|tipo)$/i;
/** A ticket that wants something new rather than something mended. */
export const WISH =
  /\b(?:feature|enhancement|improvement|task|story|epic|question|request|change|wish|anforderung|aufgabe|frage|demande|amélioration|tâche|petición|mejora|tarea)\b/i;
