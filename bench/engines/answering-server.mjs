// Answers what a Save asks without looking at it: `node answering-server.mjs PORT`. What the portal's client and HTTP take by
// themselves, which no Firestore can go below.
import { createServer } from 'node:http';

const at = new Date().toISOString();

createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    const asked = JSON.parse(Buffer.concat(parts).toString());
    const answer = asked.documents
      ? [{ missing: asked.documents[0], readTime: at }]
      : { writeResults: [{ updateTime: at }], commitTime: at };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
