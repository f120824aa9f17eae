import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { type GlossDb, openDatabase } from './db';

/** A database of its own for one test, in memory: the real Dexie over an IndexedDB written in JavaScript. */
export const memoryDb = (indexedDB: IDBFactory = new IDBFactory()): GlossDb => openDatabase('gloss', { indexedDB, IDBKeyRange });
