import de from '@/locales/de.json';
import en from '@/locales/en.json';
import es from '@/locales/es.json';
import fr from '@/locales/fr.json';
import ja from '@/locales/ja.json';
import { speak } from '@/locales/stand-in';

/** A gallery's language is in its address: "?lang=de". English where there is none. Imported first, for its effect. */
const asked = new URLSearchParams(location.search).get('lang') ?? '';
const messages = { de, en, es, fr, ja }[asked];
const language = messages ? asked : 'en';

speak(messages ?? en, language);
document.documentElement.lang = language;
