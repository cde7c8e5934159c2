/** What `plugins/keep-offline.ts` writes into the service worker: JSON. */
declare const __MANIFEST__: string;
