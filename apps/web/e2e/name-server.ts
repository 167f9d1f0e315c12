import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Answer, decode, encode, type Packet } from 'dns-packet';

const noSuchName = 3;

/** A real name server that knows what journeys in other processes publish: a file for each name. */
export async function openNameServer(
  folder: string,
): Promise<{ address: string; close: () => Promise<void> }> {
  await mkdir(folder, { recursive: true });
  const socket = createSocket('udp4');
  socket.on('message', (message, { port, address }) => {
    void answerTo(decode(message), folder).then((answer) => socket.send(encode(answer), port, address));
  });
  const listening = once(socket, 'listening');
  socket.bind(0, '127.0.0.1');
  await listening;
  return {
    address: `127.0.0.1:${socket.address().port}`,
    close: () => new Promise((done) => socket.close(() => done())),
  };
}

/** What the name says from now on, instead of what it said before. */
export async function publishTexts(folder: string, name: string, texts: readonly string[]): Promise<void> {
  const path = fileOf(folder, name);
  // Under its name only once it is whole.
  await writeFile(`${path}.new`, JSON.stringify(texts));
  await rename(`${path}.new`, path);
}

async function answerTo(query: Packet, folder: string): Promise<Packet> {
  const questions = query.questions ?? [];
  const name = questions[0]?.name.toLowerCase() ?? '';
  const texts = await readTexts(folder, name);
  const answers: Answer[] = (texts ?? []).map((data) => ({ type: 'TXT', name, ttl: 0, data }));
  return { type: 'response', id: query.id ?? 0, flags: texts ? 0 : noSuchName, questions, answers };
}

async function readTexts(folder: string, name: string): Promise<string[] | null> {
  const text = await readFile(fileOf(folder, name), 'utf8').catch(() => null);
  return text === null ? null : JSON.parse(text);
}

function fileOf(folder: string, name: string): string {
  return join(folder, `${encodeURIComponent(name)}.json`);
}
