import { createSocket, type Socket } from 'node:dgram';
import { setTimeout } from 'node:timers/promises';
import { type Answer, decode, encode, type Packet } from 'dns-packet';
import { inject } from 'vitest';

const noSuchName = 3;

/** A name server that knows what a journey publishes, at the address that the installation asks. One file at a time. */
export type DnsServer = {
  publish(name: string, ...texts: string[]): void;
  remove(name: string): void;
  close(): Promise<void>;
};

export async function startDnsServer(): Promise<DnsServer> {
  const published = new Map<string, string[]>();
  const socket = await boundSocket();
  socket.on('message', (message, { port, address }) => {
    socket.send(encode(answerTo(decode(message), published)), port, address);
  });
  return {
    publish: (name, ...texts) => {
      published.set(name, texts);
    },
    remove: (name) => {
      published.delete(name);
    },
    close: () => new Promise((done) => socket.close(() => done())),
  };
}

/** The journeys share the address, so one waits until another has let go of it. */
async function boundSocket(): Promise<Socket> {
  const { port } = new URL(`udp://${inject('ground').environment.DNS_SERVERS}`);
  for (;;) {
    const socket = createSocket('udp4');
    try {
      await new Promise<void>((done, fail) => {
        socket.once('error', fail).bind(Number(port), '127.0.0.1', done);
      });
      return socket;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      await setTimeout(200);
    }
  }
}

function answerTo(query: Packet, published: ReadonlyMap<string, string[]>): Packet {
  const questions = query.questions ?? [];
  const name = questions[0]?.name.toLowerCase() ?? '';
  const texts = published.get(name);
  const answers: Answer[] = (texts ?? []).map((data) => ({ type: 'TXT', name, ttl: 0, data }));
  return { type: 'response', id: query.id ?? 0, flags: texts ? 0 : noSuchName, questions, answers };
}
