import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server that puts each mail into a file, for journeys in other processes. */
export async function openPostOffice(
  folder: string,
): Promise<{ smtpUrl: string; close: () => Promise<void> }> {
  await mkdir(folder, { recursive: true });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      keep(folder, stream).then(() => done(), done);
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    smtpUrl: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    close: () => new Promise((done) => server.close(done)),
  };
}

/** Under its name only once it is whole. */
async function keep(folder: string, stream: NodeJS.ReadableStream): Promise<void> {
  const path = join(folder, `${process.hrtime.bigint()}-${randomUUID().slice(0, 8)}`);
  await writeFile(path, await buffer(stream));
  await rename(path, `${path}.eml`);
}

/** The last one that was put there, or null. */
export async function findMail(folder: string, address: string, subject: RegExp): Promise<ParsedMail | null> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
  for (const name of names.reverse()) {
    const mail = await simpleParser(await readFile(join(folder, name)));
    const to = [mail.to ?? []].flat().map(({ text }) => text);
    if (to.includes(address) && subject.test(mail.subject ?? '')) return mail;
  }
  return null;
}
