// Starts the peer, @firestore-emulator/server, in a process of its own: `node peer-server.mjs PORT`.
import { createRequire } from 'node:module';

const { FirestoreServer } = createRequire(import.meta.url)('@firestore-emulator/server');
await new FirestoreServer().start(Number(process.argv[2]));
