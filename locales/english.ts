import en from './en.json';
import { speak } from './stand-in';

/** Imported first, for its effect, by whatever shows words without being an extension. */
speak(en, 'en');
